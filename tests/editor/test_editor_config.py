"""The editor knows the fields that the build knows, and visitors cannot read of drafts in its configuration."""

import json
import shutil
from pathlib import Path

import pytest
from mkdocs.config import load_config

from practice_site.content.front_matter import FrontMatter
from practice_site.editor import config, words
from practice_site.project import MODELS, Project
from tests.support.project import ROOT


def configuration(root: Path = ROOT, *, repo_url: str | None = None, with_drafts: bool = False) -> dict:
    settings = load_config(str(ROOT / "mkdocs.yml"), repo_url=repo_url)
    return config.configuration(Project(root), settings, with_drafts=with_drafts)


def test_every_data_file_and_every_field_of_a_page_is_there() -> None:
    pages, data = configuration()["collections"]
    assert {file["name"] for file in data["files"]} == set(MODELS)
    names = {field["name"] for field in pages["fields"]}
    assert names == {*FrontMatter.model_fields, "body", "up_to_date"} - {"translates"}
    for file in data["files"]:
        if file["name"] != "labels":
            fields = MODELS[file["name"]].model_fields.items()
            assert {field["name"] for field in file["fields"]} == {info.alias or name for name, info in fields}


@pytest.mark.parametrize(
    ("address", "repository"),
    [
        ("https://github.com/practice/site", "practice/site"),
        ("https://github.com/practice/site.git/", "practice/site"),
        (None, "owner/repository"),
    ],
)
def test_staff_sign_in_to_the_repository_of_the_project(address: str | None, repository: str) -> None:
    assert configuration(repo_url=address)["backend"]["repo"] == repository


def test_a_token_always_works_and_a_button_for_github_only_with_a_service() -> None:
    settings = load_config(str(ROOT / "mkdocs.yml"), repo_url="https://github.com/practice/site")
    project = Project(ROOT)
    plain = config.configuration(project, settings, with_drafts=False)["backend"]
    assert plain["auth_methods"] == ["token"]
    assert plain["branch"] == "main"  # where publish.yml tests everything before it publishes
    settings.extra["sign_in"] = "https://sign-in.example.workers.dev/"
    served = config.configuration(project, settings, with_drafts=False)["backend"]
    assert served["auth_methods"] == ["oauth", "token"]
    assert served["base_url"] == "https://sign-in.example.workers.dev"


def test_drafts_are_named_in_the_preview_alone(tmp_path: Path) -> None:
    for name in ("docs", "data", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    page = tmp_path / "docs/massage.ja.md"  # one of both is enough
    page.write_text(page.read_text(encoding="utf-8").replace("---\n", "---\ndraft: true\n", 1), encoding="utf-8")
    published, previewed = (json.dumps(configuration(tmp_path, with_drafts=shown)) for shown in (False, True))
    assert "Can massage help" in previewed
    assert "Can massage help" not in published


def test_labels_are_in_both_languages_and_none_is_left_over(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()

    class Asked(dict):
        def __getitem__(self, key: str) -> words.Words:
            asked.add(key)
            return super().__getitem__(key)

    known = words.load(words._WORDS, words.WordFile).root
    monkeypatch.setattr(words, "load", lambda path, model: model.model_construct(root=Asked(known)))
    configuration()
    assert asked == set(known)


def test_kinds_of_pages_and_closed_entries_are_called_by_names_that_staff_know(tmp_path: Path) -> None:
    for name in ("docs", "data", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "overrides/of-my-own.html").write_text('{% extends "main.html" %}', encoding="utf-8")
    pages, data = configuration(tmp_path)["collections"]
    fields = {field["name"]: field for field in pages["fields"]}
    kinds = {kind["value"]: kind["label"] for kind in fields["template"]["options"]}
    assert kinds["practice.html"] == "Our practice · 当店のご案内"
    assert kinds["of-my-own.html"] == "of-my-own.html"
    files = {file["name"]: file for file in data["files"]}
    assert files["services"]["fields"][0]["summary"] == "{{name.en}} · {{name.ja}}"
    assert files["notices"]["fields"][0]["summary"] == "{{title.en}} · {{title.ja}}"
