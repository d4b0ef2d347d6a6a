"""Opens the preview from a double click: brings what it needs, the first time, then starts it and the browser.

It runs before anything is installed, so it needs Python alone. `make` prepares the project by it too.
"""

import os
import subprocess
import sys
import venv
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)


def say(english: str, japanese: str) -> None:
    """Print a sentence in both languages."""
    print(english, japanese, sep="\n", flush=True)


def stop(english: str, japanese: str) -> None:
    """Print a sentence in both languages and stop; a window that a double click opened stays to be read."""
    say(english, japanese)
    if sys.stdin.isatty():
        input("Enter ↵ ")
    sys.exit(1)


def python_in(folder: Path) -> Path:
    """Return the Python of a folder that `venv` made."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def prepare(folder: Path) -> None:
    """Install what the site is built with into a folder of its own, unless it is there in these versions."""
    needs, done = ROOT / "requirements.txt", folder / "site.stamp"
    if done.exists() and done.stat().st_mtime >= needs.stat().st_mtime:
        return
    say(
        "Getting ready. This happens once and takes a minute or two; this computer has to be online.",
        "準備をしています。初回だけの作業で、1〜2分かかります。インターネットにつないでおいてください。",
    )
    try:
        venv.create(folder, with_pip=True)
    except subprocess.CalledProcessError:  # Debian's Python comes without
        stop(
            "This Python cannot set up a folder of its own. On Debian and Ubuntu: apt install python3-venv",
            "このPythonでは準備ができません。DebianとUbuntuでは「apt install python3-venv」を実行してください。",
        )
    command = [str(python_in(folder)), "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes"]
    packages = sum("==" in line for line in needs.read_text(encoding="utf-8").splitlines())
    pip = subprocess.Popen(  # noqa: S603 - the Python that was just made
        [*command, "--requirement", str(needs)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    told: list[str] = []
    for line in pip.stdout or ():
        told.append(line)
        if line.startswith(("Collecting ", "Processing ")):
            found = sum(it.startswith(("Collecting ", "Processing ")) for it in told)
            print(f"\r  {found} / {packages}", end="", flush=True)
    print()
    if pip.wait():
        print(*told[-10:], sep="")
        stop(
            "Something could not be installed. Is this computer online? Then start once more.",
            "必要なものを入れられませんでした。インターネットにつながっているか確かめて、もう一度始めてください。",
        )
    done.touch()


def main() -> None:
    """Prepare the project and, unless only that was asked for, open the preview."""
    if sys.version_info < OLDEST:
        here = ".".join(map(str, sys.version_info[:3]))
        stop(
            f"This needs Python 3.11 or newer; this one is {here}. Get it from python.org, then start once more.",
            f"Python 3.11以上が必要です。このパソコンのPythonは{here}です。python.orgから入れて、始め直してください。",
        )
    os.chdir(ROOT)
    only_prepare = sys.argv[1:2] == ["--only-prepare"]
    folder = ROOT / (sys.argv[2] if only_prepare and sys.argv[2:] else ".venv")
    prepare(folder)
    if not only_prepare:
        command = [str(python_in(folder)), "-m", "practice_site", "serve", "--open"]
        preview = subprocess.Popen(command, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})  # noqa: S603 - as above
        while preview.poll() is None:
            with suppress(KeyboardInterrupt):  # the preview is asked to stop by the same key, and says so
                preview.wait()
        sys.exit(preview.returncode)


if __name__ == "__main__":
    main()
