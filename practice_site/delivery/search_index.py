"""The search: the words that its script needs, and those that mean the same to somebody who searches."""

import json

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from practice_site.content.labels import Labels
from practice_site.project import Project

_PREFIX = "search_"


def add_words(files: Files, project: Project, config: MkDocsConfig) -> None:
    """Hand the search script its words in both languages, and the words that mean the same."""
    words = {language: _words(labels) for language, labels in project.data.labels.by_language.items()}
    content = {"words": words, **project.data.synonyms.model_dump()}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    files.append(File.generated(config, "assets/search.json", content=text))


def _words(labels: Labels) -> dict[str, str]:
    return {name.removeprefix(_PREFIX): text for name, text in labels.items() if name.startswith(_PREFIX)}
