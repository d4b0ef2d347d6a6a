"""The templates' own words from `data/labels.yml`, each in both languages."""

import re
from functools import cached_property
from pathlib import Path
from typing import get_args

import jinja2
from data_files import Bilingual, Language, load
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from pydantic import RootModel

_EDGE = re.compile(r"^_|_$")  # a space at the edge of words, which nobody would see and an editor would take away
_ASKED_FOR = re.compile(r"\bt\.([a-z_0-9]+)")


class Labels(dict[str, str]):
    """The words of one language; asking for one that does not exist stops the build instead of printing nothing."""

    def __missing__(self, name: str) -> str:
        """Name the file to mend."""
        raise PluginError(_missing(name))


class LabelFile(RootModel[dict[str, Bilingual]]):
    """Words by name."""

    @cached_property
    def by_language(self) -> dict[Language, Labels]:
        """Return the words of each language; every page asks for them several times."""
        return {
            language: Labels({name: _EDGE.sub(" ", words[language]) for name, words in self.root.items()})
            for language in get_args(Language)
        }


def labels(path: Path, language: Language) -> Labels:
    """Return the words of `language` by name."""
    return load(path, LabelFile).by_language[language]


def read(config: MkDocsConfig, language: Language | None = None) -> Labels:
    """Return the words of `language`, or of the one that is being built."""
    return labels(Path(config.config_file_path).parent / "data/labels.yml", language or config.theme["language"])


def _missing(name: str) -> str:
    return f"data/labels.yml:1: {name}: is missing; a template asks for these words."


def check(config: MkDocsConfig) -> None:
    """Raise `PluginError` with every name that a template asks for and the file does not have."""
    known = read(config, "en")
    templates = sorted(Path(config.config_file_path).parent.glob("overrides/**/*.html"))
    asked = {name: None for path in templates for name in _ASKED_FOR.findall(path.read_text(encoding="utf-8"))}
    if missing := [_missing(name) for name in asked if name not in known]:
        raise PluginError("\n".join(missing))


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Hand the words to the templates, as `t.name`; the error page needs those of the other language too."""
    env.globals["t"] = read(config)
    env.globals["labels_in"] = lambda language: read(config, language)
