"""Which pictures reach visitors, and under which names."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files

from practice_site.pages.pictures import Pictures
from practice_site.pages.small_pictures import Small
from tests.support.photos import photo, scenery, tells
from tests.support.project import ROOT

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"/>'
BROKEN = (photo()[:60_000], photo(kind="WEBP")[:20_000], photo(kind="AVIF")[:9_000], b"<html>", b"")


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    (tmp_path / "docs/assets").mkdir(parents=True)
    config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(tmp_path / "docs"), site_dir=str(tmp_path / "site"))
    config.plugins._current_plugin = None  # MkDocs sets it at each event
    return config


def put(config: MkDocsConfig, **originals: bytes) -> tuple[Pictures, Files]:
    for name, content in originals.items():
        (Path(config.docs_dir) / "assets" / name).write_bytes(content)
    files = get_files(config)
    return Pictures(Path(config.docs_dir).parent, files, config), files


def names(files: Files) -> list[str]:
    return sorted(file.dest_uri for file in files)


def test_what_a_page_shows_is_published_and_no_original(config: MkDocsConfig) -> None:
    pictures, files = put(config, **{"My Room (1).JPG": photo(), "部屋.png": photo(kind="PNG"), "unused.jpg": photo()})
    for name in ("My Room (1).JPG", "部屋.png"):
        shown = pictures.get(f"assets/{name}")
        assert shown
        assert (shown.width, shown.height) == (1200, 900)
        assert shown == pictures.get(f"assets/{name}")
    pictures.publish(files, config)
    kinds = [name.split(".")[0] + "." + name.split(".")[2] for name in names(files)]
    assert kinds == [
        f"assets/pictures/{name}-{end}"
        for name in ("my-room-1", "picture")
        for end in ("1200.webp", "480.webp", "960.jpg")
    ]


@pytest.mark.parametrize("content", BROKEN)
def test_a_broken_picture_is_published_in_no_form(config: MkDocsConfig, content: bytes) -> None:
    pictures, files = put(config, **{"a.jpg": content, "b.png": content})
    assert pictures.get("assets/a.jpg") is None
    pictures.publish(files, config)
    assert names(files) == []


def test_what_shows_to_be_broken_late_is_told(
    config: MkDocsConfig, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> list[Small]:
        raise OSError(path)

    monkeypatch.setattr("practice_site.pages.pictures.in_sizes", fail)
    pictures, files = put(config, **{"a.heic": photo()})
    assert pictures.get("assets/a.heic") is None
    assert "docs/assets/a.heic:1  no browser can show this file" in caplog.text
    pictures.publish(files, config)
    assert names(files) == []


def test_an_icon_keeps_its_name_and_says_nothing(config: MkDocsConfig) -> None:
    config.theme["favicon"] = "assets/icon.png"
    pictures, files = put(config, **{"icon.png": photo(scenery(300, 200), "PNG")})
    shown = pictures.get("assets/icon.png")
    assert shown
    assert (shown.address, shown.width, shown.by_width) == ("assets/icon.png", 300, ())
    pictures.publish(files, config)
    assert names(files) == ["assets/icon.png"]
    assert [tells(file.content_bytes) for file in files] == [[]]


def test_a_drawing_is_published_as_it_is(config: MkDocsConfig) -> None:
    pictures, files = put(config, **{"stone.svg": SVG.encode()})
    shown = pictures.get("assets/stone.svg")
    assert shown
    assert (shown.width, shown.height, shown.by_width) == (120, 80, ())
    pictures.publish(files, config)
    assert [(file.dest_uri, file.content_string) for file in files] == [(shown.address, SVG)]


def test_what_the_build_draws_is_left_alone(config: MkDocsConfig) -> None:
    files = get_files(config)
    files.append(File.generated(config, "assets/qr.en.svg", content=SVG))
    pictures = Pictures(Path(config.docs_dir).parent, files, config)
    assert pictures.get("assets/qr.en.svg") is None
    pictures.publish(files, config)
    assert names(files) == ["assets/qr.en.svg"]
