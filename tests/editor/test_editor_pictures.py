"""A picture comes into both languages of a page with words, small, and without the place where it was taken."""

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.support.editor_page import Editor, Open
from tests.support.photos import HEIC, photo, scenery, tells
from tests.support.project import ROOT, Project

pytestmark = pytest.mark.slow

MOST = 300 * 1024  # bytes
WORDS = {"words_en": "A bright room", "words_ja": "明るい部屋", "caption_en": "Our room", "caption_ja": "お部屋"}
AFTER = {"en": "[Booking and contact](booking.md).", "ja": "急ぐ必要はありません。"}
LINES = {
    "en": '![A bright room](/assets/img-4711.webp "Our room")',
    "ja": '![明るい部屋](/assets/img-4711.webp "お部屋")',
}


@pytest.fixture
def opened(edit: Open, address: str) -> Editor:
    editor = edit(ROOT, address)
    editor.open("pages", "massage")
    return editor


def picture(content: bytes) -> Image.Image:
    assert len(content) < MOST
    assert set(tells(content)) <= {"icc_profile"}  # how its colours are meant
    found = Image.open(io.BytesIO(content))
    assert found.format == "WEBP"
    return found


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_photo_of_a_phone_stands_in_both_languages_in_the_same_place(
    opened: Editor, project: Project, tmp_path: Path, language: str
) -> None:
    file = tmp_path / "IMG 4711 部屋.JPG"
    file.write_bytes(photo(scenery(3000, 1500), turned=6))
    opened.put_picture(AFTER[language], language, file, WORDS)
    opened.switch("up_to_date")
    opened.save()
    small = picture(opened.content("docs/assets/img-4711.webp"))
    assert small.size == (500, 1000)  # as the phone was held
    saved = opened.files()
    for side, name in (("en", "docs/massage.md"), ("ja", "docs/massage.ja.md")):
        before, found, after = saved[name].partition(f"\n\n{LINES[side]}\n\n")
        assert found
        assert before.endswith(AFTER[side])
        assert after.startswith("## ")

        project.write(name, saved[name])
    (project.root / "docs/assets/img-4711.webp").write_bytes(opened.content("docs/assets/img-4711.webp"))
    built = project.build(delivered=False)
    assert built.returncode == 0, built.stderr
    assert 'alt="A bright room"' in project.html("massage")
    assert 'alt="明るい部屋"' in project.html("ja/massage")


def test_the_photo_of_an_iphone_becomes_one_that_every_browser_shows(opened: Editor, tmp_path: Path) -> None:
    file = tmp_path / "IMG_4712.HEIC"
    file.write_bytes(HEIC)
    opened.put_picture(AFTER["en"], "en", file, WORDS)
    opened.save()
    assert picture(opened.content("docs/assets/img_4712.webp")).size in ((64, 48), (48, 64))


def test_what_was_inserted_can_be_undone(opened: Editor, tmp_path: Path) -> None:
    file = tmp_path / "room.jpg"
    file.write_bytes(photo(scenery(300, 200)))
    opened.put_picture(AFTER["en"], "en", file, WORDS)
    box = opened.field("body", "en").locator("textarea")
    assert "A bright room" in box.input_value()
    box.press("ControlOrMeta+z")
    assert "A bright room" not in box.input_value()
