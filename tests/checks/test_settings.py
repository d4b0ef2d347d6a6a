"""Settings with which MkDocs would make other pages in silence are told with their line, before anything is built."""

from pathlib import Path

import pytest
from mkdocs.config import load_config

from practice_site.checks import foundations, settings
from practice_site.project import Project as Sources
from tests.support.project import Project

URL = "site_url: https://www.example.com/"


def told(project: Project) -> list[str]:
    config = load_config(str(project.root / "mkdocs.yml"))
    return [str(it) for it in settings.that_all_pages_rest_on(Sources(project.root), config)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (URL, f"{URL}\nuse_directory_urls: false", "use_directory_urls has to be true here"),
        (URL, f"{URL}\ndocs_dir: data", "docs_dir has to be docs here"),
        (URL, f"{URL}\nexclude_docs: privacy.md", "exclude_docs has to be left out here"),
        (URL, "site_url: https://例え.jp/", "site_url holds “例”, which no address may hold"),
        (URL, "site_url: 'https://x.jp/\"><script>'", 'site_url holds “"”, which no address may hold'),
        ("        - locale: ja", "        - locale: ko", "languages has to be en (default: true), ja here"),
        (
            "        - locale: ja\n",
            "        - locale: ko\n          name: 한국어\n        - locale: ja\n",
            "languages has to be en (default: true), ja here",
        ),
        ("fallback_to_default: true", "fallback_to_default: false", "fallback_to_default has to be true here"),
        ("name: material", "name: mkdocs", "theme has to be material here"),
        ("  - attr_list", "  # - attr_list", "markdown_extensions has to be admonition, attr_list, tables here"),
        ("robots.txt, ", "", "static_templates has to be"),
    ],
)
def test_a_setting_that_all_pages_rest_on_is_told(project: Project, old: str, new: str, expected: str) -> None:
    assert told(project) == []
    project.edit("mkdocs.yml", old, new)
    (found,) = told(project)
    assert expected in found
    name = expected.partition(" ")[0]
    assert found.startswith(f"mkdocs.yml:{project.line('mkdocs.yml', f'{name}:')}  ")


@pytest.mark.parametrize("name", ["main.html", "404.html", "robots.txt", "admin/index.html"])
def test_a_template_that_the_themes_own_would_stand_in_for_is_told(project: Project, name: str) -> None:
    Path(project.root / "overrides" / name).unlink()
    with pytest.raises(foundations.IssuesError) as error:
        foundations.stop_without(project.root)
    assert str(error.value).startswith(f"overrides/{name}:1  the file is missing.")
