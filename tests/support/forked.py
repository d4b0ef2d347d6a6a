"""Python programs in processes of their own that need not load every library again.

A process that has loaded the libraries, and nothing of the project, is forked for each program: to load them takes
half as long as a build that is only read.
"""

import atexit
import multiprocessing
import os
import runpy
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

_LIBRARIES = [
    "PIL.Image",
    "babel.dates",
    "brotli",
    "budoux",
    "imagesize",
    "jpholiday",
    "kanjize",
    "markdown_it",
    "minify_html",
    "mkdocs.commands.build",
    "mkdocs.config",
    "mkdocs_static_i18n.plugin",
    "pi_heif",
    "pydantic",
    "pymdownx",
    "segno",
    "selectolax.lexbor",
    "text_to_num",
    "tinycss2",
    "yaml",
]
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(_LIBRARIES)


def run(
    words: tuple[str, ...], folder: Path, environment: Mapping[str, str], timeout: float | None
) -> subprocess.CompletedProcess[str]:
    """Run `python -m …` in a folder; raises `TimeoutExpired` after so many seconds."""
    with TemporaryDirectory() as told:
        out, err = Path(told, "out"), Path(told, "err")
        process = _processes.Process(target=_become, args=(words, folder, dict(environment), out, err))
        process.start()
        process.join(timeout)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired(words, timeout or 0)
        texts = [path.read_text(encoding="utf-8") for path in (out, err)]
        return subprocess.CompletedProcess(words, process.exitcode, *texts)


def _become(words: tuple[str, ...], folder: Path, environment: dict[str, str], out: Path, err: Path) -> None:
    """Turn this process into one that runs a module, as Python itself does it."""
    for path, number in ((out, 1), (err, 2)):
        file = os.open(path, os.O_WRONLY | os.O_CREAT)
        os.dup2(file, number)
        os.close(file)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    here = Path(__file__).parents[2]
    sys.path[:] = [str(folder), *(path for path in sys.path if path not in ("", str(here)))]
    sys.argv = list(words)
    try:
        runpy.run_module(words[0], run_name="__main__", alter_sys=True)
    finally:
        atexit._run_exitfuncs()
