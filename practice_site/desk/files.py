"""Write several files of staff's, all or none."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def write(root: Path, files: Mapping[str, bytes | None]) -> None:
    """Write, or delete where there is no content: what may fail, such as a full disk, fails before any is changed."""
    beside = {root / path: (root / path).with_name(f".{Path(path).name}.new") for path in files}
    try:
        for path, raw in files.items():
            if raw is not None:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                beside[root / path].write_bytes(raw)
        for path, raw in files.items():
            if raw is not None:
                beside[root / path].replace(root / path)
        for path, raw in files.items():
            if raw is None:
                (root / path).unlink(missing_ok=True)
    finally:
        for new in beside.values():
            with suppress(OSError):
                new.unlink(missing_ok=True)
