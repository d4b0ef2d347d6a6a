"""The configuration of the editor at /admin/: every page and every data file, with the fields that are checked."""

import json

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from practice_site import compat
from practice_site.content.data_files import LANGUAGES, Bilingual
from practice_site.editor import pages
from practice_site.editor.fields import Caption, Field, fields
from practice_site.editor.words import captions
from practice_site.pages import preview
from practice_site.project import MODELS, Project

# Data files in the order of the editor's menu: what changes often comes first.
DATA = (
    "practice",
    "people",
    "services",
    "rules",
    "notices",
    "look",
    "helplines",
    "triage",
    "references",
    "figures",
    "plan",
    "synonyms",
    "wording",
    "differences",
    "holidays",
    "labels",
)
_LONGEST = 40  # of words that stand for themselves
_REPOSITORY = "owner/repository"  # stands in while mkdocs.yml has no repo_url; a local copy needs none
# A photo becomes small, upright and silent about where it was taken before it comes into the project.
_SMALL = {"format": "webp", "quality": 80, "width": 1000, "height": 1000}
_PICTURES: Field = {"slugify_filename": True, "transformations": {"raster_image": _SMALL}}


def add_configuration(files: Files, project: Project, config: MkDocsConfig) -> None:
    """Write the configuration beside the editor's page, once for both languages."""
    if compat.is_default_language(config):
        found = configuration(project, config, with_drafts=preview.is_on())
        text = json.dumps(found, ensure_ascii=False)  # is YAML too, and takes no time to write
        files.append(File.generated(config, "admin/config.yml", content=text))


def configuration(project: Project, config: MkDocsConfig, *, with_drafts: bool) -> Field:
    """Return the whole configuration; visitors could read the title of a draft in it."""
    caption = captions()
    return {
        "backend": _backend(config),
        "site_url": config.site_url,
        "media_folder": "docs/assets",
        "public_folder": "/assets",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "media_libraries": {"default": {"config": _PICTURES}, "stock_assets": {"providers": []}},
        "i18n": {
            "structure": "multiple_files",
            "locales": list(LANGUAGES),
            "default_locale": "en",
            "omit_default_locale_from_file_path": True,
        },
        # The editor's own knows nothing of our Markdown; without it, both languages stand side by side at once.
        "editor": {"preview": False},
        "collections": [
            pages.collection(project, caption, with_drafts=with_drafts),
            {"name": "data", **caption(("data",)), "files": [_data_file(name, project, caption) for name in DATA]},
        ],
    }


def _backend(config: MkDocsConfig) -> Field:
    """Return where the published editor saves: every save goes to `main`, and is published once the checks let it.

    A token of one's own always works; a button for GitHub needs a service that `sign_in` in mkdocs.yml names.
    """
    address = (config.repo_url or "").rstrip("/").removesuffix(".git")  # as the button “Clone” copies it
    repository = address.removeprefix("https://github.com/") or _REPOSITORY
    service = str(config.extra.get("sign_in") or "").rstrip("/")
    ways: Field = {"auth_methods": ["oauth", "token"], "base_url": service} if service else {"auth_methods": ["token"]}
    return {"name": "github", "repo": repository, "branch": "main", **ways}


def _data_file(name: str, project: Project, caption: Caption) -> Field:
    words = project.data.labels.root
    found = _label_fields(words, caption) if name == "labels" else fields(MODELS[name], (name,), caption)
    return {"name": name, **caption((name,)), "file": f"data/{name}.yml", "fields": found}


def _label_fields(words: dict[str, Bilingual], caption: Caption) -> list[Field]:
    """Return a field for each of the templates' words, with room for those of several lines."""
    found = []
    for name, both in words.items():
        lines = {"widget": "text"} if "\n" in both.en else {}
        sides = [side | lines for side in fields(Bilingual, (name,), caption)]
        found.append({"name": name, "label": _shown(both), "widget": "object", "collapsed": True, "fields": sides})
    return found


def _shown(both: Bilingual) -> str:
    """Return the beginning of words in both languages; nobody but templates knows them by their name."""
    lines = [words.replace("_", " ").strip().partition("\n")[0] for words in (both.en, both.ja)]
    return " · ".join(dict.fromkeys(line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…" for line in lines))
