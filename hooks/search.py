"""The search: an index for each language, and the words that mean the same to somebody who searches."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Annotated, get_args

import labels
from data_files import Facts, Language, Words, load
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from pydantic import Field

Group = Annotated[Words, Field(min_length=2, description="two or more words divided by commas, as うつ, low mood")]


class Synonyms(Facts):
    """Words that lead to help, and groups of words that mean the same, in both languages."""

    help: Words
    same: list[Group] = Field(description="groups of words that mean the same, divided by commas")


def read(config: MkDocsConfig) -> Synonyms:
    """Return the words of the project that `config` belongs to."""
    return load(Path(config.config_file_path).parent / "data/synonyms.yml", Synonyms)


def index(site: Path) -> None:
    """Let Pagefind read a built site and write `pagefind/` into it; its own user interface is left out.

    Raises `PluginError` with what Pagefind says.
    """
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    # Files stay open for it: among them is the lock of hooks/publish.py.
    done = subprocess.run(command, capture_output=True, text=True, check=False, close_fds=False)  # noqa: S603 - our own
    if done.returncode:
        raise PluginError(f"The search index could not be written: {done.stderr.strip() or done.stdout.strip()}")
    entry = site / "pagefind/pagefind-entry.json"  # Pagefind writes the languages in any order
    entry.write_text(json.dumps(json.loads(entry.read_text(encoding="utf-8")), sort_keys=True), encoding="utf-8")
    for path in (site / "pagefind").glob("pagefind-*"):
        if path.name not in ("pagefind-entry.json", "pagefind-worker.js"):
            path.unlink()


@event_priority(-110)  # after the language plugin, which knows files on disk alone
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Hand the search script its words in both languages, and the words that mean the same."""
    words = {
        language: {
            name.removeprefix("search_"): text
            for name, text in labels.read(config, language).items()
            if name.startswith("search_")
        }
        for language in get_args(Language)
    }
    content = json.dumps({"words": words, **read(config).model_dump()}, ensure_ascii=False, separators=(",", ":"))
    files.append(File.generated(config, "assets/search.json", content=content))
