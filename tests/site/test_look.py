"""A logo, a first picture and colours of one's own: whatever staff give, the pages hold together."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from practice_site.checks.contrast import PAIRS
from practice_site.content import stylesheet
from tests.support.html import parsed
from tests.support.page import barriers, until
from tests.support.photos import photo, scenery
from tests.support.preview import previewing
from tests.support.project import Project, copy_of_project, give_every_fact, made_once

pytestmark = pytest.mark.slow

Open = Callable[..., Page]
_STYLE = "<style>.st0{fill:#000} svg,.logo{width:900px;height:900px;position:fixed}</style>"
_DISC = f'{_STYLE}<circle class="st0" cx="60" cy="60" r="60"/>'
LOGOS = {
    "viewBox alone": 'viewBox="0 0 120 120"',
    "huge": 'width="4000" height="3000"',
    "millimetres": 'width="210mm" height="297mm" viewBox="0 0 120 120"',
    "all of the window": 'width="100%" height="100%" viewBox="0 0 120 120"',
    "wide": 'viewBox="0 0 2400 120"',
    "high": 'viewBox="0 0 120 2400"',
}
OTHER_VIEWS = [("/", 390), ("/", 1280), ("/ja/massage/", 320), ("/ja/massage/", 390)]
LOOK = """\
logo: /assets/logo.svg
hero:
  file: /assets/front.jpg
  words: {en: Our room by the river, ja: 川のそばの部屋}
  caption: {en: The room, ja: 施術の部屋}
colours:
  light:
    action: "#ffe94d"
    action_hover: "#FD0"
    on_action: "#222"
  dark:
    ink: "#ffffff"
"""


def svg(said: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {said}>{_DISC}</svg>'


def _make(folder: Path) -> None:
    project = copy_of_project(folder)
    project.write("docs/assets/logo.svg", svg(LOGOS["viewBox alone"]))
    (folder / "docs/assets/front.jpg").write_bytes(photo(scenery(2400, 1200)))
    project.write("data/look.yml", LOOK)
    built = project.build()
    assert built.returncode == 0, built.stderr


@pytest.fixture(scope="module")
def own(shared: Path) -> Project:
    """A site with a look of its own."""
    return Project(made_once(shared, "look", _make))


@pytest.fixture(scope="module")
def own_address(own: Project, serve: Callable[[Path], str]) -> str:
    return serve(own.site)


BOXES = """() => Object.fromEntries([".logo", ".site-name", ".site-header"].map((name) =>
    [name, document.querySelector(name).getBoundingClientRect().toJSON()]))"""


@pytest.mark.parametrize(
    ("path", "width"),
    [("/", 320), ("/ja/massage/", 1280), *(pytest.param(*it, marks=pytest.mark.slow) for it in OTHER_VIEWS)],
)
def test_a_drawing_of_any_size_stays_in_its_box(
    open_page: Open, own: Project, own_address: str, width: int, path: str
) -> None:
    page = open_page(path, width=width)
    page.goto(own_address + path)
    height = page.evaluate(BOXES)[".site-header"]["height"]
    (name,) = own.site.glob("assets/pictures/logo.*.svg")
    widths = {}
    for kind, said in LOGOS.items():
        drawing = {"body": svg(said), "content_type": "image/svg+xml"}
        page.route(f"**/{name.name}", lambda route: route.fulfill(**drawing))  # noqa: B023 - gone before the next one
        page.reload()
        until(page, "document.querySelector('.logo').naturalWidth > 0")
        boxes = page.evaluate(BOXES)
        assert boxes[".logo"]["height"] == 32
        assert 1 <= boxes[".logo"]["width"] <= 160
        assert boxes[".logo"]["right"] <= boxes[".site-name"]["right"] <= width
        assert boxes[".site-header"]["height"] <= height + 32
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.unroute(f"**/{name.name}")
        widths[kind] = boxes[".logo"]["width"]
    assert widths["viewBox alone"] == 32
    assert widths["wide"] > 50, "it has its own shape, and is not pressed into a square"
    assert page.evaluate("getComputedStyle(document.querySelector('.logo')).objectFit") == "contain"


@pytest.mark.parametrize("said", LOGOS.values(), ids=LOGOS)
def test_each_of_them_is_published(project: Project, said: str) -> None:
    project.write("docs/assets/logo.svg", svg(said))
    project.write("data/look.yml", "logo: /assets/logo.svg\n")
    assert project.build(delivered=False).returncode == 0
    for path in ("index.html", "ja/booking/index.html", "404.html"):
        page = parsed(project.site / path)
        (logo,) = page.css(".site-name .logo")
        assert logo.tag == "img"
        assert logo.attributes["alt"] == ""
        assert (logo.attributes["src"] or "").rpartition("/")[2].startswith("logo.")
    assert len(list(project.site.glob("assets/pictures/logo.*.svg"))) == 1


def test_a_photo_serves_as_logo_in_its_smallest_size_and_another_on_dark_screens(
    open_page: Open, project: Project, serve: Callable[[Path], str]
) -> None:
    (project.root / "docs/assets/logo.png").write_bytes(photo(scenery(1600, 400), "PNG"))
    (project.root / "docs/assets/night.png").write_bytes(photo(scenery(1600, 400), "PNG"))
    project.write("data/look.yml", "logo: /assets/logo.png\nlogo_on_dark: /assets/night.png\n")
    assert project.build().returncode == 0
    address = serve(project.site)
    for scheme, name in (("light", "logo-480."), ("dark", "night-480.")):
        page = open_page("/", width=390, scheme=scheme)
        page.goto(f"{address}/ja/")
        until(page, "document.querySelector('.logo').naturalWidth > 0")
        assert name in page.evaluate("document.querySelector('.logo').currentSrc")


@pytest.mark.parametrize(("width", "dense", "size"), [(390, 1, 480), (1280, 2, 1440)])
def test_the_first_picture_is_the_practices_own_and_comes_at_once(
    open_page: Open, own_address: str, width: int, dense: int, size: int
) -> None:
    page = open_page("/", width=width, device_scale_factor=dense)
    page.goto(f"{own_address}/ja/")
    picture = page.locator(".hero img")
    until(page, "document.querySelector('.hero img').naturalWidth > 0")
    assert picture.get_attribute("alt") == "川のそばの部屋"
    assert picture.get_attribute("loading") is None
    assert picture.get_attribute("fetchpriority") == "high"
    assert page.locator(".hero figcaption").inner_text() == "施術の部屋"
    assert f"front-{size}." in picture.evaluate("it => it.currentSrc")
    box = picture.bounding_box()
    assert box
    assert box["width"] / box["height"] == pytest.approx(28 / 23, rel=0.01)
    assert picture.evaluate("it => getComputedStyle(it).objectFit") == "cover"
    assert page.locator(".hero svg").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") == width


BUTTON = """() => {
    const button = getComputedStyle(document.querySelector(".button--primary")), body = getComputedStyle(document.body);
    return [button.backgroundColor, button.color, body.color];
}"""


@pytest.mark.parametrize(
    ("media", "expected"),
    [
        ({"color_scheme": "light"}, ["rgb(255, 233, 77)", "rgb(34, 34, 34)", "rgb(31, 42, 39)"]),
        ({"color_scheme": "dark"}, ["rgb(242, 166, 131)", "rgb(43, 16, 6)", "rgb(255, 255, 255)"]),
        ({"media": "print"}, ["rgb(255, 233, 77)", "rgb(34, 34, 34)", "rgb(0, 0, 0)"]),
    ],
)
def test_colours_reach_visitors_on_each_kind_of_screen_and_leave_paper_alone(
    open_page: Open, own_address: str, media: dict[str, str], expected: list[str]
) -> None:
    page = open_page("/", own=True)
    page.emulate_media(**media)
    page.goto(f"{own_address}/ja/")
    assert page.evaluate(BUTTON) == expected


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_site_with_a_look_of_its_own(open_page: Open, own_address: str, scheme: str) -> None:
    page = open_page("/", scheme=scheme)
    for path in ("/", "/ja/booking/", "/massage/"):
        page.goto(own_address + path)
        assert barriers(page) == []


def test_people_who_share_a_page_show_the_practices_own_picture(own: Project) -> None:
    page = parsed(own.site / "ja/massage/index.html")
    shared = {it.attributes["property"]: it.attributes["content"] for it in page.css("meta[property]")}
    assert shared["og:image:alt"] == "川のそばの部屋"
    with Image.open(own.site / "assets/share/massage.ja.jpg") as picture:
        top, foot = picture.getpixel((900, 5)), picture.getpixel((900, 625))
    assert top[0] > top[2]
    assert foot[2] > foot[0]


def test_a_preview_shows_new_colours_as_soon_as_they_are_saved(own: Project, tmp_path: Path) -> None:
    project = Project(Path(shutil.copytree(own.root, tmp_path / "preview")))
    with previewing(project) as preview:
        assert preview.shows("assets/site.css", "--action: #ffe94d")
        project.edit("data/look.yml", "#ffe94d", "#fe4")
        assert preview.shows("assets/site.css", "--action: #fe4")
        project.edit("data/look.yml", "#222", "#fff")
        assert preview.tells("on_action #fff on action #fe4 has a contrast of")


SEEN = """() => {
    const clear = "rgba(0, 0, 0, 0)";
    const ground = (element) => {
        for (; element; element = element.parentElement) {
            const colour = getComputedStyle(element).backgroundColor;
            if (colour !== clear) return colour;
        }
    };
    const found = new Set(), add = (one, other) => found.add(`${one}|${other}`);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement, style = getComputedStyle(element);
        if (!walker.currentNode.textContent.trim() || !element.checkVisibility()) continue;
        add(element instanceof SVGElement ? style.fill : style.color, ground(element));
    }
    return [...found].map((pair) => pair.split("|"));
}"""


def test_every_pair_of_colours_that_words_stand_in_is_looked_at(
    open_page: Open, project: Project, serve: Callable[[Path], str]
) -> None:
    give_every_fact(project.root)
    assert project.build(delivered=False).returncode == 0
    names = list(stylesheet.colours(project.text("overrides/assets/site.css"))["light"])
    rules = "".join(f"--{name}: rgb({number}, 1, 1);" for number, name in enumerate(names))
    known = {f"rgb({number}, 1, 1)": name for number, name in enumerate(names)}
    project.write("site/_headers", "")  # it is served without its policy, which would forbid these styles
    address, page, seen = serve(project.site), open_page("/"), set()
    for path in sorted(project.site.rglob("index.html")):
        place = path.parent.relative_to(project.site).as_posix()
        if place != "admin":
            page.goto(f"{address}/{place}/")
            page.add_style_tag(
                content=f":root {{ {rules} }} details::details-content {{ content-visibility: visible }}"
            )
            seen |= {(known[one], known[ground]) for one, ground in page.evaluate(SEEN)}
    assert len(seen) > 8
    assert {pair for pair in seen if PAIRS.get(pair) != 4.5} == set()
