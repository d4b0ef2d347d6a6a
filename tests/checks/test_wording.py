"""Words that promise too much are found wherever readers meet them, and right sentences are left in peace."""

from pathlib import Path

import pytest

from practice_site.checks import menu_words, wording
from practice_site.content.sources import Source
from practice_site.issues import Issue
from practice_site.project import Project

ROOT = Path(__file__).parents[2]
SHIPPED = Project(ROOT)
FRONT = "---\ntitle: Sleep\ndescription: x\n---\n\n"


def on_page(text: str, japanese: bool = False) -> list[str]:
    page = Source("a.ja.md" if japanese else "a.md", text if text.startswith("---") else FRONT + text)
    return [str(found) for found in wording.on_page(page, SHIPPED)]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of its own data, which a test may spoil."""
    (tmp_path / "data").mkdir()
    for path in (ROOT / "data").glob("*.yml"):
        (tmp_path / "data" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "overrides").mkdir()
    (tmp_path / "docs").symlink_to(ROOT / "docs")  # where the photos are that data names
    return Project(tmp_path)


def with_line(project: Project, name: str, old: str, new: str) -> list[Issue]:
    path = project.root / f"data/{name}.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return wording.in_data([], project)


def test_shipped_pages_and_data_promise_nothing() -> None:
    assert [found for page in SHIPPED.pages for found in wording.on_page(page, SHIPPED)] == []
    assert wording.in_data(SHIPPED.pages, SHIPPED) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "効果を保証するものではありません。",
        "主治医から処方されたお薬は続けてください。",
        "必ず治るわけではありません。",
        "通院中のクリニックに相談してください。",
        "最高血圧が高い方。",
        "保証はできません。",
        "必ず治る、とは言えません。",
        "奇跡は起こりません。",
        "100%安全とは言えません。",
        "うつ病が治るとは限りません。",
        "自己判断で薬をやめないでください。",
        "傷が治るまで待ってください。",
        "迷ったら絶対に一人で抱えず、医師に相談してください。",
    ],
)
def test_right_japanese_sentences_pass(sentence: str) -> None:
    assert on_page(sentence, japanese=True) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "It does not cure depression.",
        "This is not a cure, and we cannot guarantee anything.",
        "There is no miracle.",
        "Massage isn’t a cure.",
        "It does not diagnose, treat or cure any illness.",
        "Nothing is guaranteed, and nobody can guarantee it.",
        "This does not mean that you will be cured.",
        "Please do not stop taking your medication on your own.",
        "Your doctor treats depression with medicine.",
        "It is secure. See https://example.com/cure for more.",
    ],
)
def test_right_english_sentences_pass(sentence: str) -> None:
    assert on_page(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "治ります。保証するものではありません。効果は治ります。",
        "保証はできませんが、うつは治ります。",
        "治るのは奇跡ではありません。",
        "うつは治るので、薬は必要ありません。",
        "絶対に治ると医師も認めました。",
        "治\u200bります。",
        "治 り ま す。",
        "**治**り**ます**。",
        "治りま\nす。",
    ],
)
def test_a_denial_elsewhere_does_not_excuse_a_promise_in_japanese(sentence: str) -> None:
    assert any("「治" in told for told in on_page(sentence, japanese=True))


@pytest.mark.parametrize(
    "sentence",
    [
        "It not only cures depression.",
        "There is no doubt that it cures depression.",
        "You will not believe how it cures depression.",
        "Do not wait: it cures depression.",
        "Not a trick. It cures.",
        "- not a trick\n- cures",
        "Why not try what cures depression?",
        "It c u r e s.",
        "It ｃｕｒｅｓ.",
        "It cu\u200bres.",
        "It **cu**res.",
        "| a | b |\n|---|---|\n| not | cures |",
    ],
)
def test_a_denial_elsewhere_does_not_excuse_a_promise_in_english(sentence: str) -> None:
    assert any("“cures”" in told for told in on_page(sentence))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("![We cure it](x.png)", 6),
        ("[We cure it](x.md)", 6),
        ('!!! urgent "We cure it"\n\n    Text.', 6),
        ("Text\n\n<em>\nwe cure it\n</em>", 9),
        ("---\ntitle: We cure it\n---\nText", 2),
        ("---\ntitle: x\nlead: >-\n  We\n  cure it\n---\nText", 3),
        ('---\n"title": "We c\\u0075re it"\n---\nText', 2),
        ("---\ntitle: 'Number #1: we cure it'\n---\nText", 2),
    ],
)
def test_every_place_on_a_page_is_looked_at(text: str, line: int) -> None:
    (told,) = on_page(text)
    assert told.startswith(f"docs/a.md:{line}  “cure” may not be published.")


@pytest.mark.parametrize(
    "new",
    [
        "    title: {en: Exercise cures depression, ja: 運動でうつが治る}\n",
        '    title: {"en": "Exercise c\\u0075res depression", "ja": "運動でうつが\\u6cbbる"}\n',
        "    title:\n      en: >-\n        Skip #1 - it cures\n        depression\n      ja: 運動でうつが治る # 注\n",
    ],
)
def test_a_figures_title_is_looked_at_in_every_form_of_yaml(project: Project, new: str) -> None:
    path = project.root / "data/figures.yml"
    lines = path.read_text(encoding="utf-8").split("\n")
    first = lines.index("    title:")
    path.write_text("\n".join([*lines[:first], new.rstrip("\n"), *lines[first + 3 :]]), encoding="utf-8")
    english, japanese = sorted(wording.in_data([], project), key=lambda found: "治" in found.en)
    assert "“cures” may not be published" in str(english)
    assert "「治る」は使えません" in str(japanese)
    assert english.path == "data/figures.yml"
    assert english.line in (first + 1, first + 2)


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("services", "en: Body care session", "en: Guaranteed relief", "data/services.yml:4  “guaranteed”"),
        ("services", "ja: ボディケアの施術", "ja: 自律神経を整える施術", "data/services.yml:5  “自律神経を整える”"),
        ("labels", "  en: Search\n", "  en: Search - we cure depression\n", "“cure”"),
        ("helplines", "ja: 救急・消防", "ja: 必ず治る", "“治る”"),
        ("references", "finding_en: In a survey", "finding_en: A cure. In a survey", "“cure”"),
    ],
)
def test_every_file_of_facts_is_looked_at(project: Project, name: str, old: str, new: str, told: str) -> None:
    assert any(told in str(found) for found in with_line(project, name, old, new))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("references", "title: Exercise for depression", "title: Exercise cures depression"),
        ("references", "note: Figures read", "note: A cure. Figures read"),
        ("helplines", "note: Its hours vary", "note: No miracle, it cures. Its hours vary"),
    ],
)
def test_titles_of_studies_and_notes_for_staff_are_not(project: Project, name: str, old: str, new: str) -> None:
    assert with_line(project, name, old, new) == []


def test_menu_titles_are_looked_at_in_their_language(tmp_path: Path) -> None:
    settings = tmp_path / "mkdocs.yml"
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert wording.in_menu(menu_words.titles(ROOT / "mkdocs.yml"), SHIPPED) == []
    text = text.replace("- Topics: []", "- Topics:\n      - 'We cure #1': massage.md")
    text = text.replace("Home: トップページ", 'Home: "うつが\\u6cbbる" # 注')
    settings.write_text(text.replace("in-short: 要点", "in-short: 特効"), encoding="utf-8")
    lines = text.split("\n")
    found = [str(it).partition(" may")[0] for it in wording.in_menu(menu_words.titles(settings), SHIPPED)]
    assert found == [
        f"mkdocs.yml:{1 + next(n for n, line in enumerate(lines) if 'We cure' in line)}  “cure”",
        f"mkdocs.yml:{1 + next(n for n, line in enumerate(lines) if '6cbb' in line)}  “治る”",
        f"mkdocs.yml:{1 + next(n for n, line in enumerate(lines) if 'in-short: 要点' in line)}  “特効”",
    ]


def test_all_words_that_the_law_forbids_are_known() -> None:
    english = "cure cures cured guaranteed 100% miracle risk-free detox world-class doctor-recommended"
    japanese = "治る 完治 根治 治療効果 特効 絶対 100% 確実に 保証 即効 最高 最先端 日本一 No.1 断薬 奇跡 患者様"
    assert [word for word in english.split() if not on_page(f"It is {word}.")] == []
    assert [word for word in japanese.split() if not on_page(f"{word}です。", japanese=True)] == []
