"""Find a real Chromium, or bring one; and a Japanese font, without which every Japanese screenshot is boxes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
TESTS = Path(__file__).parents[1]  # its package.json names what the tests need from npm
HELP = "No browser to test with: install Chromium or Google Chrome, or set CHROMIUM to the path of one."


def on_this_machine() -> str | None:
    """Return the path of a browser: the one named by `$CHROMIUM`, one on the PATH, or Playwright's own."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    if found := next((path for name in NAMES if (path := shutil.which(name))), None):
        return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def _runs(*command: str) -> bool:
    """Tell whether a command could be run and succeeded; what it says goes to standard error."""
    try:
        return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0
    except OSError:
        return False


def _apt_install(package: str) -> bool:
    """Install a Debian package where that is possible without asking anybody for a password."""
    if not shutil.which("apt-get"):
        return False
    rights = [] if os.geteuid() == 0 else ["sudo", "-n"]
    command = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    return _runs(*command, "update", "-qq") and _runs(*command, "install", "-qq", "--no-install-recommends", package)


def bring() -> str:
    """Return the path of a browser, installing one where that is possible.

    Raises `SystemExit` with one line that says what to install.
    """
    if os.environ.get("CHROMIUM") and not on_this_machine():
        raise SystemExit(f"CHROMIUM={os.environ['CHROMIUM']} is not a program that can be run. {HELP}")
    found = on_this_machine()
    if not found and (_apt_install("chromium") or _runs(sys.executable, "-m", "playwright", "install", "chromium")):
        found = on_this_machine()
    if not found:
        raise SystemExit(HELP)
    return found


def bring_tool(name: str) -> bool:
    """Tell whether a program is here, installing its Debian package of the same name where that is possible."""
    return bool(shutil.which(name)) or (_apt_install(name) and bool(shutil.which(name)))


def bring_npm(folder: Path) -> bool:
    """Tell whether the programs of a folder's package.json are here, installing them if possible."""
    installed, wanted = folder / "node_modules/.package-lock.json", folder / "package-lock.json"
    behind = not installed.exists() or installed.stat().st_mtime < wanted.stat().st_mtime
    if behind and shutil.which("npm"):
        _runs("npm", "ci", "--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    return installed.exists()


def bring_japanese_font() -> None:
    """On a bare Linux machine, install a Japanese font where that is possible."""
    if sys.platform != "linux" or not shutil.which("fc-list"):
        return
    fonts = subprocess.run(["fc-list", ":lang=ja"], capture_output=True, text=True, check=False).stdout
    if not fonts.strip() and not _apt_install("fonts-noto-cjk"):
        print("No Japanese font here: tests still run; install fonts-noto-cjk to see Japanese text.", file=sys.stderr)


if __name__ == "__main__":
    print(f"Testing with {bring()}")
    bring_japanese_font()
    bring_tool("caddy")
    bring_npm(TESTS)
