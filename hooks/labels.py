"""The templates' own words from `data/labels.yml`, each in both languages."""

from functools import cached_property
from pathlib import Path
from typing import get_args

import jinja2
from data_files import Bilingual, Language, load
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from pydantic import RootModel


class Labels(dict[str, str]):
    """The words of one language; asking for one that does not exist stops the build instead of printing nothing."""

    def __missing__(self, name: str) -> str:
        """Name the file to mend."""
        raise PluginError(f"data/labels.yml: {name}: is missing; a template asks for these words.")


class LabelFile(RootModel[dict[str, Bilingual]]):
    """Words by name."""

    @cached_property
    def by_language(self) -> dict[Language, Labels]:
        """Return the words of each language; every page asks for them several times."""
        return {
            language: Labels({name: words[language] for name, words in self.root.items()})
            for language in get_args(Language)
        }


def labels(path: Path, language: Language) -> Labels:
    """Return the words of `language` by name."""
    return load(path, LabelFile).by_language[language]


def read(config: MkDocsConfig, language: Language | None = None) -> Labels:
    """Return the words of `language`, or of the one that is being built."""
    return labels(Path(config.config_file_path).parent / "data/labels.yml", language or config.theme["language"])


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Hand the words to the templates, as `t.name`; the error page needs those of the other language too."""
    env.globals["t"] = read(config)
    env.globals["labels_in"] = lambda language: read(config, language)
