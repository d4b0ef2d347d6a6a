"""What the preview serves before any page could be made: what is wrong, and the editor to mend it with."""

import json
import shutil
from contextlib import suppress
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from pydantic import BaseModel

from practice_site.content.data_files import LANGUAGES, load
from practice_site.content.labels import LabelFile
from practice_site.content.templates import Templates
from practice_site.delivery.headers import EDITOR_POLICY
from practice_site.editor.config import configuration
from practice_site.issues import Issue, IssuesError
from practice_site.pages.banner import plain_page
from practice_site.project import MODELS, Data, Project


def write(folder: Path, root: Path, problems: list[Issue], remarks: list[Issue], editor: str) -> None:
    """Write a page for each language, and the editor, into a folder; without its files, the last one stays."""
    for language, name in zip(LANGUAGES, ("index.html", "ja/index.html"), strict=True):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(plain_page(problems, remarks, language, editor), encoding="utf-8")
    own = root / "overrides/admin"
    if own.is_dir():
        shutil.copytree(own, folder / "admin", dirs_exist_ok=True)
    with suppress(jinja2.TemplateError, OSError, UnicodeDecodeError):  # a broken template of the editor is told above
        (folder / "admin/index.html").write_text(_editor(root), encoding="utf-8")
        text = json.dumps(configuration(readable(root), MkDocsConfig(), with_drafts=True), ensure_ascii=False)
        (folder / "admin/config.yml").write_text(text, encoding="utf-8")


def _editor(root: Path) -> str:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(root / "overrides"), autoescape=True, undefined=jinja2.ChainableUndefined
    )
    return environment.get_template("admin/index.html").render(editor_policy=EDITOR_POLICY)


def with_templates(root: Path) -> Project:
    """Return a project whose templates ask for nothing where they cannot be read."""
    project = Project(root)
    try:
        _ = project.templates
    except (jinja2.TemplateError, UnicodeDecodeError):
        project.__dict__["templates"] = Templates([], [], set())
    return project


def readable(root: Path) -> Project:
    """Return a project with those facts that can be read."""
    project = with_templates(root)
    try:
        _ = project.data
    except IssuesError:
        project.__dict__["data"] = _readable_data(root / "data")
    return project


def _readable_data(folder: Path) -> Data:
    data = Data.__new__(Data)
    data.labels = LabelFile.model_construct(root={})
    for name, model in MODELS.items():
        with suppress(IssuesError):
            setattr(data, name, _load(folder, name, model, data))
    return data


def _load(folder: Path, name: str, model: type[BaseModel], data: Data) -> BaseModel:
    """Read a file with what the files before it say; without them it would look wrong in every line."""
    rests_on = {it: getattr(data, it) for it in ("people", "references") if hasattr(data, it)}
    return load(folder / f"{name}.yml", model, {it: read.by_id() for it, read in rests_on.items()})
