"""The configuration of the editor at /admin/: every page and every data file, with the fields that are checked."""

import json
from pathlib import Path

import amounts
import checks
import figures
import front_matter
import helplines
import jinja2
import labels
import opening_hours
import practice
import references
import search
import security
import wording
from data_files import Bilingual, load
from editor_fields import Caption, Field, fields
from editor_words import captions
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from problems import sources
from pydantic import BaseModel

MODELS: dict[str, type[BaseModel]] = {
    "practice": practice.Practice,
    "helplines": helplines.Helplines,
    "references": references.References,
    "figures": figures.FigureFile,
    "synonyms": search.Synonyms,
    "wording": wording.Wording,
    "differences": amounts.Differences,
    "holidays": opening_hours.HolidayNames,
}
_REPOSITORY = "owner/repository"  # stands in while mkdocs.yml has no repo_url; a local copy needs none
_DATE: Field = {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
_PAGE: dict[str, Field] = {
    "title": {"widget": "string", "i18n": True},
    "description": {"widget": "text", "i18n": True},
    "lead": {"widget": "text", "i18n": True},
    "template": {"widget": "select", "i18n": "duplicate", "required": False},
    "reviewed": _DATE | {"i18n": "duplicate", "required": False},
    "next_review": _DATE | {"i18n": "duplicate", "required": False},
    "noindex": {"widget": "boolean", "i18n": "duplicate", "required": False},
    "draft": {"widget": "boolean", "i18n": "duplicate", "required": False},
}
# Raw Markdown alone: a rich editor would take citations, boxes and certainty apart.
_BODY: Field = {"widget": "markdown", "modes": ["raw"], "i18n": True}


def page_file(name: str, title: str, templates: list[str], caption: Caption) -> Field:
    """Return the entry of a page: both languages side by side, in their two files."""
    found = []
    for field in (field for field in front_matter.FIELDS if field != "translates"):  # which editor.js writes
        options = {"options": templates} if field == "template" else {}
        found.append({"name": field, **caption((field,)), **_PAGE[field], **options})
    tick = {"name": "up_to_date", **caption(("up_to_date",)), "widget": "boolean", "i18n": "duplicate"}
    found += [{"name": "body", **caption(("body",)), **_BODY}, tick | {"required": False}]
    path = f"docs/{name.removesuffix('.md')}.{{{{locale}}}}.md"
    return {
        "name": name.removesuffix(".md").replace("/", "-"),
        "label": title,
        "file": path,
        "i18n": True,
        "fields": found,
    }


def label_fields(words: dict[str, Bilingual], caption: Caption) -> list[Field]:
    """Return a field for each of the templates' words, with room for those of several lines."""
    found = []
    for name, both in words.items():
        lines = {"widget": "text"} if "\n" in both.en else {}
        sides = [side | lines for side in fields(Bilingual, (name,), caption)]
        found.append({"name": name, "label": name, "widget": "object", "collapsed": True, "fields": sides})
    return found


def configuration(config: MkDocsConfig, pages: list[tuple[str, str]]) -> Field:
    """Return the whole configuration; `pages` are names and titles, one for each pair."""
    root = Path(config.config_file_path).parent
    caption = captions(root / "hooks/editor_words.yml")
    data = {name: fields(model, (name,), caption) for name, model in MODELS.items()}
    data["labels"] = label_fields(load(root / "data/labels.yml", labels.LabelFile).root, caption)
    address = (config.repo_url or "").rstrip("/").removesuffix(".git")  # as the button “Clone” copies it
    repository = address.removeprefix("https://github.com/") or _REPOSITORY
    return {
        "backend": {"name": "github", "repo": repository, "branch": "main"},
        "site_url": config.site_url,
        "media_folder": "docs/assets",
        "public_folder": "/assets",
        "i18n": {
            "structure": "multiple_files",
            "locales": ["en", "ja"],
            "default_locale": "en",
            "omit_default_locale_from_file_path": True,
        },
        "collections": [
            {
                "name": "pages",
                **caption(("pages",)),
                "i18n": True,
                "files": [page_file(name, title, checks.templates(config), caption) for name, title in pages],
            },
            {
                "name": "data",
                **caption(("data",)),
                "files": [
                    {"name": name, **caption((name,)), "file": f"data/{name}.yml", "fields": found}
                    for name, found in data.items()
                ],
            },
        ],
    }


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Hand the editor's page its policy."""
    env.globals["editor_policy"] = security.EDITOR_POLICY


@event_priority(-110)  # after the language plugin, which knows files on disk alone
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Write the configuration beside the editor's page."""
    if config.theme["language"] == "en":
        every = {source.name: source for source in sources(Path(config.docs_dir))}
        titles = {name: str(front_matter.read(source)[0].get("title", name)) for name, source in every.items()}
        pages = [
            (name, f"{titles[name]} · {titles.get(page.twin, '')}") for name, page in every.items() if not page.japanese
        ]
        text = json.dumps(configuration(config, pages), ensure_ascii=False)  # is YAML too, and takes no time to write
        files.append(File.generated(config, "admin/config.yml", content=text))
