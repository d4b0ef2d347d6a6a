"""What lies in docs/ is published: nothing that fell into it, and no picture that is none."""

import io
import os
from pathlib import Path

import pytest
from PIL import Image

from practice_site.checks import docs_folder, drawings
from practice_site.content.sources import Source
from practice_site.project import Project

ROOT = Path(__file__).parents[2]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">{}</svg>'


@pytest.fixture
def project(tmp_path: Path) -> Project:
    for name in ("docs/assets", "overrides/assets"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("404.html", "assets/site.js", "assets/site.css", "assets/favicon.svg", "robots.txt"):
        (tmp_path / "overrides" / name).write_text("x", encoding="utf-8")
    return Project(tmp_path)


def put(project: Project, name: str, content: bytes | str = b"x") -> None:
    path = project.docs / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def told(project: Project) -> list[str]:
    found = docs_folder.links_to_elsewhere(project) + docs_folder.files_that_do_not_belong([], project)
    found += docs_folder.pictures_not_fit([], project)
    return [str(issue) for issue in found]


def photo(kind: str = "JPEG", size: tuple[int, int] = (40, 30), noise: bool = False) -> bytes:
    out = io.BytesIO()
    picture = Image.effect_noise(size, 90).convert("RGB") if noise else Image.new("RGB", size, "teal")
    picture.save(out, kind)
    return out.getvalue()


def test_the_shipped_folder_holds_pages_and_pictures_alone() -> None:
    assert told(Project(ROOT)) == []
    assert docs_folder.pages_at_one_address(Project(ROOT).pages, Project(ROOT)) == []


def test_pages_pictures_hidden_files_and_a_proof_of_ownership_belong(project: Project) -> None:
    for name in (
        "a.md",
        "a.ja.md",
        "news/b.md",
        ".DS_Store",
        ".well-known/x.txt",
        "google1a2b3c.html",
        "assets/._x.jpg",
    ):
        put(project, name)
    for name in ("assets/写真.JPG", "assets/my photo.jpeg"):
        put(project, name, photo())
    put(project, "assets/logo.svg", SVG.format('<path d="M0 0"/>'))
    assert told(project) == []


@pytest.mark.parametrize(
    "name",
    ["顧客リスト.xlsx", "~$massage.docx", "massage.md.bak", "massage.md~", "Backup of massage.docx", "page.html",
     "a.js", "notes.txt", "Thumbs.db", "price.pdf", "googlemaps.html", "sub/google1a2b.html", "noending"],
)  # fmt: skip
def test_everything_else_is_refused(project: Project, name: str) -> None:
    put(project, name)
    (line,) = told(project)
    assert line.startswith(f"docs/{name}:1  everything in docs/ is published, and this is neither a page (.md)")


@pytest.mark.parametrize("name", ["massage.MD", "massage.markdown"])
def test_a_page_that_no_check_would_see_is_refused(project: Project, name: str) -> None:
    put(project, name)
    assert told(project) == [
        f"docs/{name}:1  pages end in .md; rename the file. · ページの名前は .md で終わります。名前を変えてください。"
    ]


@pytest.mark.parametrize(
    "name",
    ["404.html", "assets/site.js", "assets/site.css", "assets/favicon.svg", "robots.txt", "assets/qr.en.svg",
     "assets/share/index.svg", "admin.md", "admin/index.md", "ja/massage.md", "ja.md"],
)  # fmt: skip
def test_a_file_that_would_replace_the_sites_own_is_refused(project: Project, name: str) -> None:
    put(project, name, SVG.format(""))
    (line,) = told(project)
    assert line.startswith(f"docs/{name}:1  a file of this name would replace one of the site's own")


def test_links_to_elsewhere_broken_ones_and_loops_are_each_told_once(project: Project) -> None:
    (project.docs / "assets/notes.svg").symlink_to("/etc/passwd")
    (project.docs / "gone.md").symlink_to("nowhere.md")
    (project.docs / "loop").symlink_to(project.docs)
    assert [line.partition("  ")[0] for line in told(project)] == [
        "docs/assets/notes.svg:1",
        "docs/gone.md:1",
        "docs/loop:1",
    ]
    assert all("this is a link (alias)" in line for line in told(project))


def test_what_is_no_file_or_has_no_name_is_told_before_anything_is_read(project: Project) -> None:
    os.mkfifo(project.docs / "pipe")
    (project.docs / "two\nlines.md").write_text("x", encoding="utf-8")
    (Path(os.fsdecode(os.fsencode(project.docs) + b"/\xff.md"))).write_text("x", encoding="utf-8")
    assert [str(it).partition(";")[0] for it in docs_folder.links_to_elsewhere(project)] == [
        "docs/pipe:1  everything in docs/ is published, and this is neither a page (.md) nor a picture",
        "docs/two?lines.md:1  the name of this file holds characters that no computer can show",
        "docs/?.md:1  the name of this file holds characters that no computer can show",
    ]


def test_two_pages_at_one_address_are_told() -> None:
    pages = [Source(name, "") for name in ("a/index.md", "a.md", "a.ja.md", "index.md", "b.md")]
    assert [str(found).partition(" would")[0] for found in docs_folder.pages_at_one_address(pages, Project(ROOT))] == [
        "docs/a.md:1  this page and docs/a/index.md"
    ]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jpg", b"\x00\x00\x00\x18ftypheic" + bytes(90), "no browser can show this file"),
        ("a.png", b"", "the picture is empty"),
        ("a.jpg", photo(size=(300, 300), noise=True)[:9000], "no browser can show this file"),
        ("a.png", photo("PNG", size=(300, 300), noise=True)[:9000], "no browser can show this file"),
        ("a.jpg", b"<html><script>alert(1)</script></html>", "no browser can show this file"),
        ("a.jpg", photo("TIFF"), "no browser can show this file"),
        ("a.svg", photo(), "no browser can show this file"),
        ("a.svg", "<svg>", "no browser can show this file"),
    ],
)
def test_a_picture_that_is_not_fit_is_told_once_whether_used_or_not(
    project: Project, name: str, content: bytes | str, message: str
) -> None:
    put(project, f"assets/{name}", content)
    (line,) = told(project)
    assert line.startswith(f"docs/assets/{name}:1  ")
    assert message in line


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_a_picture_is_what_it_holds_and_not_what_its_name_says(project: Project, kind: str) -> None:
    put(project, "assets/a.png", photo(kind))
    assert told(project) == []


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<style><script xmlns="http://www.w3.org/2000/svg">alert(1)</script></style>',
        '<g onload="alert(1)"/>',
        '<a xlink:href="javascript:alert(1)"><text>x</text></a>',
        '<image href="https://example.com/x.png"/>',
        '<image href="//example.com/x.png"/>',
        '<use xlink:href="https://example.com/x.svg#a"/>',
        "<foreignObject/>",
        "<style>@import 'https://example.com/x.css';</style>",
        '<rect style="fill: url(https://example.com/x)"/>',
        '<a><set attributeName="href" to="javascript:alert(1)"/></a>',
        '<image href="data:image/svg+xml,x"/>',
    ],
)
def test_a_drawing_that_runs_or_loads_something_is_refused(project: Project, inside: str) -> None:
    put(project, "assets/a.svg", SVG.format(inside))
    (line,) = told(project)
    assert "the SVG holds a script, or loads something from elsewhere" in line


@pytest.mark.parametrize(
    "inside",
    [
        '<use href="#a"/>',
        '<rect fill="url(#a)"/>',
        "<style>a{b:c}</style>",
    ],
)
def test_a_drawing_that_stays_within_itself_is_fine(project: Project, inside: str) -> None:
    put(project, "assets/a.svg", SVG.format(inside))
    assert told(project) == []


@pytest.mark.parametrize(
    ("drawing", "message"),
    [
        (SVG.format('<image href="data:image/jpeg;base64,AAAA"/>'), "the SVG holds a photo"),
        (SVG.format('<rect style="fill:url(data:image/png;base64,AA)"/>'), "the SVG holds a photo"),
        (SVG.format('<rect><animate attributeName="x"/></rect>'), "the picture moves"),
        (SVG.format("<style>rect{animation:a 1s infinite}</style>"), "the picture moves"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "does not say how large it is"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="0" height="5"/>', "does not say how large it is"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="auto"/>', "does not say how large it is"),
    ],
)
def test_a_drawing_that_hides_a_photo_moves_or_has_no_size_is_refused(
    project: Project, drawing: str, message: str
) -> None:
    put(project, "assets/a.svg", drawing)
    (line,) = told(project)
    assert message in line


@pytest.mark.parametrize(
    ("attributes", "size"), [('width="90" height="30"', (90, 30)), ('width="100%" viewBox="0 0 40 20"', (40, 20))]
)
def test_a_drawing_says_its_size_or_what_it_shows(tmp_path: Path, attributes: str, size: tuple[int, int]) -> None:
    drawing = tmp_path / "a.svg"
    drawing.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>', encoding="utf-8")
    assert drawings.size(drawing) == size


def test_words_of_a_drawing_are_judged_in_both_languages(project: Project) -> None:
    project.data = Project(ROOT).data
    put(project, "assets/a.svg", SVG.format("<title>We cure depression</title><text>うつが治る</text>"))
    found = [str(issue) for issue in docs_folder.words_of_drawings([], project)]
    assert [line[: line.index("」")] for line in found if "治る" in line] != []
    assert sum("“cure” may not be published" in line for line in found) == 1
    assert all(line.startswith("docs/assets/a.svg:1  ") for line in found)
