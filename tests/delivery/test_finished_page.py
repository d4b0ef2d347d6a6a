"""A page goes out with its policy before everything else and its styles inside."""

import re
from pathlib import Path

from practice_site.delivery import deliver, finished_pages, headers
from tests.support.project import ROOT

STYLE = "p{color:red}@media print{p{color:#000}}"


def finished() -> str:
    template = (ROOT / "overrides/main.html").read_text(encoding="utf-8")
    page = re.sub(r"\{%.*?%\}|\{#.*?#\}|\{\{.*?\}\}", "x", template, flags=re.DOTALL)
    page = page.replace(' src="x"', ' src="../assets/site.js"')
    renamed = {"assets/site.js": "assets/site.1.js"}
    return finished_pages._finished(page.encode(), STYLE, headers.policy(STYLE, None), renamed).decode()


def test_the_policy_comes_right_after_the_encoding() -> None:
    assert re.search(r"<head>\s*<meta charset=utf-8><meta content=\"default-src 'none'; style-src 'sha256-", finished())


def test_the_policy_lets_in_the_style_just_as_it_stands_there() -> None:
    [style] = re.findall(r"<style>(.*?)</style>", finished())
    assert style == STYLE
    assert headers.source(style) in finished()
    assert "stylesheet" not in finished()


def test_files_are_asked_for_under_the_names_that_never_change() -> None:
    assert "<script defer src=../assets/site.1.js></script>" in finished()


def test_no_other_site_learns_where_a_visitor_comes_from() -> None:
    assert "<meta content=same-origin name=referrer>" in finished()


def test_remarks_for_developers_are_not_sent(tmp_path: Path) -> None:
    script = tmp_path / "assets/site.js"
    script.parent.mkdir()
    script.write_text('// A remark.\nconst a = "https://x"; // stays\n  // Another.\nrun(a);\n', encoding="utf-8")
    deliver._drop_remarks(tmp_path)
    assert script.read_text(encoding="utf-8") == 'const a = "https://x"; // stays\nrun(a);\n'
