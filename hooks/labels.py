"""The templates' own words from `data/labels.yml`, each in both languages."""

from pathlib import Path

import jinja2
from data_files import Bilingual, load
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from pydantic import RootModel


class LabelFile(RootModel[dict[str, Bilingual]]):
    """Words by name."""


class Labels(dict[str, str]):
    """The words of one language; asking for one that does not exist stops the build instead of printing nothing."""

    def __missing__(self, name: str) -> str:
        """Name the file to mend."""
        raise PluginError(f"data/labels.yml: {name}: is missing; a template asks for these words.")


def labels(path: Path, language: str) -> Labels:
    """Return the words of `language` by name."""
    return Labels({name: words[language] for name, words in load(path, LabelFile).root.items()})


def read(config: MkDocsConfig, language: str | None = None) -> Labels:
    """Return the words of `language`, or of the one that is being built."""
    return labels(Path(config.config_file_path).parent / "data/labels.yml", language or config.theme["language"])


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Hand the words to the templates, as `t.name`; the error page needs those of the other language too."""
    env.globals["t"] = read(config)
    env.globals["labels_in"] = lambda language: read(config, language)
