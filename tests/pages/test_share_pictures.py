"""The pictures beside shared links say what their pages say, and are drawn again when that changes."""

import io

import pytest
from PIL import Image, ImageChops

from practice_site.cache.store import PLACE, Store
from practice_site.delivery.writing import Writer
from practice_site.pages.share_drawing import Paints, Words, written
from practice_site.pages.share_pictures import SharePictures
from practice_site.project import Project as Sources
from tests.support.photos import photo, scenery, tells
from tests.support.project import Project

pytestmark = pytest.mark.slow

PAINTS = Paints("#fbf8f3", "#1f2a27", "#434f4a")
EMPTY = Image.new("RGB", (1200, 630), PAINTS.ground)
LONGEST = (
    "Words of all lengths, as many as a title may have, and a few more yet.",
    "気分が落ち込むときに、マッサージと運動のどちらが自分に合うかを、ゆっくり考えるためのペ",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenhalterungen",
    "アクセシビリティアクセシビリティアクセシビリティアクセシビリティアクセシビリティ",
)


def ink(content: bytes) -> tuple[int, int, int, int]:
    """Return the box around everything that is written."""
    with Image.open(io.BytesIO(content)) as picture:
        difference = ImageChops.difference(picture, EMPTY).convert("L").point(lambda value: 255 * (value > 40))
        box = difference.getbbox()
    assert box
    return box


def drawn(project: Project) -> dict[str, bytes]:
    """Return the picture of each page, drawn as a build draws it, by its address."""
    sources = Sources(project.root)
    pictures = SharePictures(sources)
    store = Store.of(project.root)
    pictures.draw(project.site, store, Writer(project.site).write)
    store.save()
    return {
        address: (project.site / address.partition("?")[0]).read_bytes()
        for page in sources.pages
        if not sources.fronts[page.name].front.noindex
        for address in [pictures.address(page)]
    }


@pytest.mark.parametrize("title", LONGEST)
def test_words_of_any_length_stay_beside_the_picture_and_above_the_name(title: str) -> None:
    parts = tuple(f"{word} " for word in title.split())
    alone = ink(written(EMPTY, Words(("",), ("Practice",)), PAINTS))
    both = ink(written(EMPTY, Words(parts, ("Practice",)), PAINTS))
    over = ink(written(EMPTY, Words(parts, ("",)), PAINTS))
    assert both[0] >= 60
    assert both[1] >= 30
    assert both[2] <= 625
    assert over[3] < alone[1]


def test_a_changed_title_draws_its_own_picture_again_under_a_new_address(project: Project) -> None:
    before = drawn(project)
    project.edit("docs/massage.md", "title: ", "title: Anew. ")
    after = drawn(project)
    gone, new = before.keys() - after.keys(), after.keys() - before.keys()
    assert [it.partition("?")[0] for it in (*gone, *new)] == ["assets/share/massage.en.jpg"] * 2
    assert before[gone.pop()] != after[new.pop()]
    assert {it: after[it] for it in after.keys() & before.keys()} == {
        it: before[it] for it in before.keys() & after.keys()
    }


def test_name_colours_and_first_picture_of_the_practice_stand_on_all_of_them(project: Project) -> None:
    (project.root / "docs/assets/front.jpg").write_bytes(photo(scenery(900, 600)))
    before, name = drawn(project), Sources(project.root).data.practice.name.ja
    project.edit("data/practice.yml", name, "御影の石")
    renamed = drawn(project)
    assert len(before.keys() & renamed.keys()) == len(before) / 2, "the English name is the same"
    colours = 'colours:\n  light:\n    background: "#ffe"\n'
    project.write("data/look.yml", colours)
    coloured = drawn(project)
    project.write("data/look.yml", f"{colours}hero:\n  file: /assets/front.jpg\n  words: {{en: Room, ja: 部屋}}\n")
    pictured = drawn(project)
    assert not coloured.keys() & renamed.keys()
    assert not pictured.keys() & coloured.keys()
    for content in pictured.values():
        assert tells(content) == []
        assert len(content) < 120 * 1024
        with Image.open(io.BytesIO(content)) as picture:
            assert picture.size == (1200, 630)
            assert max(map(abs, map(int.__sub__, picture.getpixel((5, 5)), (255, 255, 238)))) < 4
            top, foot = picture.getpixel((900, 5)), picture.getpixel((900, 625))
            assert top[0] > top[2]
            assert foot[2] > foot[0]


def test_what_no_browser_can_turn_into_points_leaves_the_drawing_of_the_site(project: Project) -> None:
    before = drawn(project)
    project.write("data/look.yml", "hero:\n  file: /assets/sample/room.svg\n  words: {en: Room, ja: 部屋}\n")
    assert drawn(project) == before


def test_drafts_and_pages_that_nobody_should_find_have_none(project: Project) -> None:
    text = project.text("docs/massage.ja.md")
    project.write("docs/massage.ja.md", text.replace("---\n", "---\ndraft: true\n", 1))
    SharePictures(Sources(project.root)).draw(project.site, Store(None), Writer(project.site).write)
    names = {path.name for path in (project.site / "assets/share").iterdir()}
    assert "exercise.ja.jpg" in names
    assert not names & {"massage.en.jpg", "massage.ja.jpg", "thanks.en.jpg", "thanks.ja.jpg"}


def test_they_are_kept_and_not_drawn_twice(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = drawn(project)

    def never(*_: object) -> None:
        raise AssertionError("drawn again")

    monkeypatch.setattr("practice_site.pages.share_pictures.written", never)
    assert drawn(project) == before
    (project.root / PLACE).write_bytes(b"spoilt")
    with pytest.raises(AssertionError, match="drawn again"):
        drawn(project)
