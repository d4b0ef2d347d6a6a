"""From an original that tells everything, visitors get small pictures that tell nothing, in the size they need."""

import hashlib
import re
import shutil
import urllib.error
import urllib.request
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

from tests.support.html import parsed
from tests.support.photos import OWNER, photo, scenery, tells
from tests.support.preview import previewing
from tests.support.project import Project, copy_of_project, made_once

pytestmark = pytest.mark.slow

LARGE = "部屋 の写真.JPG"
STONE = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><path d="M0 0h120v80z"/></svg>'
WRITTEN = (
    "![{0}](</assets/{LARGE}>)",
    "![{0}](assets/%E9%83%A8%E5%B1%8B%20%E3%81%AE%E5%86%99%E7%9C%9F.JPG){{ width=300 }}",
    '![{0}][room]\n\n[room]: assets/palette.png "{1}"',
    "![{0}](assets/sign.jpg)",
    '![{0}](assets/one.jpg "{1}") ![{0}](assets/two.jpg) ![{0}](assets/stone.svg)',
    "[{1}](assets/one.jpg)",
)
SHOWN = 7  # pictures on each of the pages
RASTERS = (".webp", ".jpg", ".png")
NAME = re.compile(r"assets/pictures/[a-z0-9-]+\.[0-9a-f]{10}\.(webp|jpg|png|svg)")
PAGES = ("/privacy/", "/ja/privacy/")


def _make(folder: Path) -> None:
    project = copy_of_project(folder)
    assets = folder / "docs/assets"
    originals = {
        LARGE: photo(scenery(2016, 1512).transpose(Image.Transpose.ROTATE_90), turned=6, quality=97),
        "palette.png": photo(scenery().quantize(), "PNG", transparency=0),
        "sign.jpg": photo(Image.new("RGB", (600, 400), "red")),
        "sign.ja.jpg": photo(Image.new("RGB", (600, 300), "blue")),
        "one.jpg": photo(scenery(1200, 900).convert("CMYK"), icc_profile=None),
        "two.jpg": photo(scenery(900, 1200)),
        "nobody shows this.jpg": photo(scenery(1000, 500)),
    }
    for name, content in originals.items():
        (assets / name).write_bytes(content)
    project.write("docs/assets/stone.svg", STONE)
    for ending, heading, *words in (
        (".md", "## When you read", "A room", "Where we work"),
        (".ja.md", "## 読むとき", "部屋", "施術の部屋"),
    ):
        pictures = "\n\n".join(WRITTEN).format(*words, LARGE=LARGE)
        project.edit(f"docs/privacy{ending}", heading, f"{pictures}\n\n{heading}")
    project.stamp("privacy")
    built = project.build()
    assert built.returncode == 0, built.stderr


@pytest.fixture(scope="module")
def pictured(shared: Path) -> Project:
    """A site whose pages on privacy show pictures of every kind, written in every way."""
    return Project(made_once(shared, "pictured", _make))


@pytest.fixture(scope="module")
def pictured_address(pictured: Project, serve: Callable[[Path], str]) -> str:
    return serve(pictured.site)


def published(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*") if path.suffix.lower() in RASTERS)


def _digest(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


def test_no_picture_of_the_site_tells_anything(pictured: Project) -> None:
    assert len(published(pictured.site)) > 10
    assert {path.name: found for path in published(pictured.site) if (found := tells(path.read_bytes()))} == {}
    told = [path.name for path in pictured.site.rglob("*") if path.is_file() and OWNER.encode() in path.read_bytes()]
    assert told == []


def test_no_original_is_published_and_nothing_that_no_page_shows(pictured: Project) -> None:
    originals = {_digest(path) for path in (pictured.root / "docs").rglob("*") if path.suffix.lower() in RASTERS}
    assert [path.name for path in published(pictured.site) if _digest(path) in originals] == []
    html = pictured.html("privacy") + pictured.html("ja/privacy")
    names = {
        path.relative_to(pictured.site).as_posix() for path in pictured.site.rglob("*.*") if "share" not in path.parts
    }
    pictures = {name for name in names if name.endswith(RASTERS)}
    assert pictures
    assert {name for name in pictures if not NAME.fullmatch(name) or name not in html} == set()
    assert not any("nobody" in name for name in names)


def test_every_picture_is_published_once_for_both_languages(pictured: Project) -> None:
    assert not (pictured.site / "ja/assets").exists()


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, pictured: Project) -> LexborHTMLParser:
    return parsed(pictured.site / request.param.strip("/") / "index.html")


def test_every_way_to_write_a_picture_gives_sizes_and_a_picture_for_old_browsers(page: LexborHTMLParser) -> None:
    pictures = page.css("#main img")
    assert len(pictures) == SHOWN
    for picture in pictures:
        found = picture.attributes
        assert NAME.search(found["src"] or "")
        assert (found["loading"], found["decoding"]) == ("lazy", "async")
        assert (found["width"] or "").isdigit()
        assert (found["height"] or "").isdigit()
    assert len(page.css("#main picture > source[type='image/webp'][srcset][sizes] + img")) == SHOWN - 1
    assert [it.text() for it in page.css("figure.photo > figcaption")] in (["Where we work"] * 2, ["施術の部屋"] * 2)
    assert len(page.css(".pictures > *")) == 3
    assert page.css("#main a[href$='.webp']")


def test_a_language_shows_its_own_picture(pictured: Project) -> None:
    heights = [
        parsed(pictured.site / path.strip("/") / "index.html").css("#main img[width='600']")[0].attributes["height"]
        for path in PAGES
    ]
    assert heights == ["400", "300"]


def loaded(page: Page) -> list[str]:
    return [
        address for address in page.evaluate("performance.getEntriesByType('resource').map(it => it.name)")
        if address.endswith((*RASTERS, ".svg")) and "favicon" not in address
    ]  # fmt: skip


def seen_to_the_end(page: Page) -> None:
    for picture in page.locator("#main img").all():
        picture.scroll_into_view_if_needed()
        page.wait_for_function("it => it.complete && it.naturalWidth > 0", arg=picture.element_handle())


SHIFTS = """new PerformanceObserver(list => {
    for (const it of list.getEntries()) window.shifted = (window.shifted || 0) + it.value;
}).observe({type: "layout-shift", buffered: true})"""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "dense", "first"), [(390, 1, 480), (390, 2, 960), (1280, 1, 960), (1280, 2, 1440)])
def test_a_browser_takes_the_size_that_it_needs_and_no_other(
    open_page: Callable[..., Page], pictured_address: str, path: str, width: int, dense: int, first: int
) -> None:
    page = open_page(pictured_address + path, width=width, device_scale_factor=dense)
    page.evaluate(SHIFTS)
    seen_to_the_end(page)
    pictures = page.locator("#main img").evaluate_all(
        "all => all.map(it => ({src: it.currentSrc, box: it.getBoundingClientRect().toJSON(),"
        " ratio: it.getAttribute('width') / it.getAttribute('height')}))"
    )
    assert f"-{first}." in pictures[0]["src"]
    assert all(it["src"].endswith((".webp", ".svg")) for it in pictures)
    assert all(abs(it["box"]["width"] / it["box"]["height"] - it["ratio"]) < 0.02 for it in pictures)
    assert all(it["box"]["right"] <= width for it in pictures)
    assert sorted(set(loaded(page))) == sorted({it["src"] for it in pictures}), "each once, and nothing else"
    assert page.evaluate("window.shifted || 0") < 0.001
    three = [it["box"] for it in pictures[-3:]]
    beside = [a["x"] + a["width"] <= b["x"] for a, b in pairwise(three)]
    assert beside == [width > 700] * 2


def test_a_photo_is_seen_upright(open_page: Callable[..., Page], pictured_address: str) -> None:
    page = open_page(f"{pictured_address}/privacy/", width=390)
    seen_to_the_end(page)
    size = page.locator("#main img").first.evaluate("it => [it.getAttribute('width'), it.getAttribute('height')]")
    assert size == ["1440", "1080"]
    top, foot = page.locator("#main img").first.evaluate(
        """it => {
            const canvas = document.createElement("canvas").getContext("2d");
            canvas.drawImage(it, 0, 0, 100, 100);
            return [5, 95].map(y => [...canvas.getImageData(50, y, 1, 1).data]);
        }"""
    )
    assert top[0] > top[2]
    assert foot[2] > foot[0]


@pytest.mark.parametrize(("width", "most"), [(390, 110), (1280, 300)])
def test_pictures_weigh_what_a_phone_can_bear(
    open_page: Callable[..., Page], pictured: Project, pictured_address: str, width: int, most: int
) -> None:
    page = open_page(f"{pictured_address}/privacy/", width=width)
    seen_to_the_end(page)
    files = [pictured.site / address.removeprefix(pictured_address).lstrip("/") for address in set(loaded(page))]
    assert sum(path.stat().st_size for path in files) < most * 1024


def test_pictures_show_without_javascript(open_page: Callable[..., Page], pictured_address: str) -> None:
    page = open_page(f"{pictured_address}/ja/privacy/", width=390, javascript=False)
    with page.expect_response(re.compile(r"-480\.[0-9a-f]{10}\.webp$")) as answer:
        page.locator("#main img").first.scroll_into_view_if_needed()
        page.reload()
    assert answer.value.ok


def test_a_preview_shows_the_same_and_never_an_original(pictured: Project, tmp_path: Path) -> None:
    project = Project(Path(shutil.copytree(pictured.root, tmp_path / "preview")))
    with previewing(project) as preview:
        assert preview.shows("privacy/", "-480.")
        for original in ("assets/sign.jpg", "assets/nobody%20shows%20this.jpg"):
            with pytest.raises(urllib.error.HTTPError, match="404"):
                urllib.request.urlopen(f"{preview.address}/{original}", timeout=5)  # noqa: S310 - loopback
        (project.root / "docs/assets/two.jpg").write_bytes(photo(scenery(300, 400)))
        assert preview.shows("privacy/", "two-300.")
