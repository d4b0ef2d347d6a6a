"""What else a finished thing was made by: this project's own code, the libraries, and Python."""

import hashlib
import sys
import sysconfig
from functools import cache
from pathlib import Path

_OWN = Path(__file__).parents[1]
_CODE = (".py", ".yml", ".md")


@cache
def of_everything() -> bytes:
    """Return a digest that is another one as soon as any of these is."""
    digest = hashlib.blake2b(sys.version.encode())
    for path in sorted(path for path in _OWN.rglob("*") if path.suffix in _CODE):
        digest.update(f"\0{path.relative_to(_OWN).as_posix()}\0".encode() + path.read_bytes())
    installed = Path(sysconfig.get_path("purelib")), Path(sysconfig.get_path("platlib"))
    names = {path.name for folder in installed for path in folder.glob("*.dist-info")}  # each holds its version
    digest.update("\0".join(sorted(names)).encode())
    return digest.digest()
