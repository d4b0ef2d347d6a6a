"""Of the stylesheet a page keeps what it can use, and nothing else."""

import pytest

from practice_site.delivery import css

PAGE = '<html dir="ltr"><p class="a x" id="i">Text</p><!-- <b class="gone"> --><p title="<i>">'


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        (".a{color:red}", True),
        (".b{color:red}", False),
        ("p.a{color:red}", True),
        ("div.a{color:red}", False),
        (".b,#i{color:red}", True),
        ("[dir=rtl] p{color:red}", False),
        ("[dir=ltr] p{color:red}", True),
        ('[dir="ltr"] p{color:red}', True),
        ("[dir=LTR i] p{color:red}", True),
        ("[class^=a]{color:red}", True),
        ("[hidden]{color:red}", False),
        ("p:not(.b){color:red}", True),
        ("p:hover{color:red}", True),
        ("@media print{.b{color:red}}", False),
        ("@media print{.a{color:red}}", True),
        ("b,.gone,i{color:red}", False),
    ],
)
def test_a_rule_is_kept_when_a_page_can_use_it(rule: str, kept: bool) -> None:
    assert ("red" in css.purge(rule, css.used_names(PAGE))) is kept


def test_a_class_that_a_script_adds_is_kept() -> None:
    used = css.script_names('document.body.classList.add("has-bar"); made("dialog")')
    kept = css.purge(".has-bar{color:red}dialog{color:navy}.other{color:green}", used)
    assert kept == ".has-bar{color:red}dialog{color:navy}"


def test_custom_properties_that_nothing_reads_are_left_out() -> None:
    kept = css.purge(":root{--a:1px;--b:var(--c);--c:2px;--d:3px}p{margin:var(--a)}", {"p"})
    assert kept == ":root{--a:1px}p{margin:var(--a)}"


def test_custom_properties_get_short_names_and_what_is_called_alike_stays() -> None:
    rules = ":root{--sand:red;--sand-dark:var(--sand)}.x--sand{color:var(--sand-dark, var(--none))}"
    assert css.purge(rules, {".x--sand"}) == ":root{--a:red;--b:var(--a)}.x--sand{color:var(--b,var(--none))}"


def test_what_a_stylesheet_beside_it_reads_stays_under_the_name_that_it_has_there() -> None:
    whole, other = ":root{--gone:1px;--ink:red;--sand:tan}p{color:var(--ink)}", "dialog { background: var(--sand) }"
    assert css.purge(whole, {"p"}, other) == ":root{--b:red;--c:tan}p{color:var(--b)}"
    assert css.beside(other, whole) == "dialog{background:var(--c)}"
