"""Sites as large as wanted, made of the longest pages, and the same pages with the stock theme."""

import re
import shutil
from pathlib import Path

import yaml

from practice_site.checks.translations import fingerprint
from practice_site.commands.stamp import stamp
from practice_site.content.sources import Source
from tests.support.project import ROOT, copy_of_project

MODELS = ("massage", "exercise", "together")  # the longest pages, with figures, boxes, tables and citations


def project(target: Path, pages: int) -> None:
    """Write a copy of the project with so many pages per language, and a hook that times its checks."""
    copy_of_project(target)
    shutil.copy(ROOT / "bench/stopwatch.py", target)
    config = target / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("\nhooks:\n", "\nhooks:\n  - stopwatch.py\n")
    config.write_text(text.replace("not_in_nav: |\n", "not_in_nav: |\n  copy-*.md\n"), encoding="utf-8")
    docs = target / "docs"
    shipped = sum(not path.name.endswith(".ja.md") for path in docs.glob("*.md"))
    for number in range(pages - shipped):
        stamp = ""
        for ending in (".md", ".ja.md"):
            source = (docs / f"{MODELS[number % len(MODELS)]}{ending}").read_text(encoding="utf-8")
            # No two pages may share a title or a description, and the twin has to be up to date with its page.
            copy = re.sub(r"^(title|description): ", rf"\g<0>{number}. ", source, count=2, flags=re.M)
            copy = re.sub(r"^translates: .*$", f"translates: {stamp}", copy, flags=re.M)
            copy = re.sub(r"^(menu|order|menu_name): .*\n", "", copy, flags=re.M)  # they stand in no menu
            stamp = stamp or fingerprint(Source("copy.md", copy))
            (docs / f"copy-{number}{ending}").write_text(copy, encoding="utf-8")


def stock(target: Path, source: Path) -> None:
    """Write the same pages as a project of the stock theme: its own templates, search and navigation, no hooks."""
    shutil.copytree(source / "docs", target / "docs")
    pages = sorted(path.name for path in (target / "docs").glob("*.md") if not path.name.endswith(".ja.md"))
    for path in (target / "docs").glob("*.md"):  # these name templates and drawings that only the site has
        text = re.sub(r"^template: .*\n", "", path.read_text(encoding="utf-8"), flags=re.M)
        path.write_text(re.sub(r"^!\[.*\]\(figure:.*$", "", text, flags=re.M), encoding="utf-8")
    settings = {
        "site_name": "Stock",
        "site_url": "https://www.example.com/",
        "theme": {"name": "material", "font": False},
        "plugins": [
            "search",
            {
                "i18n": {
                    "docs_structure": "suffix",
                    "languages": [
                        {"locale": "en", "name": "English", "default": True},
                        {"locale": "ja", "name": "日本語"},
                    ],
                }
            },
        ],
        "markdown_extensions": ["admonition", "attr_list", "tables"],
        "nav": pages,
    }
    (target / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")


def change_a_page(root: Path, turn: int) -> None:
    """Write another sentence into an English page, and say that the Japanese one is up to date."""
    path = root / "docs/copy-0.md"
    path.write_text(f"{path.read_text(encoding='utf-8')}\nAnother sentence{'!' * turn}\n", encoding="utf-8")
    stamp(root, "copy-0")
