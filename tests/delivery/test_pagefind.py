"""The search reads what may be found, and reads it again when that changes and not before."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from practice_site.cache.store import Store
from practice_site.delivery import pagefind
from practice_site.delivery.searchable import searchable

PAGE = """<!doctype html><html lang=en><head><title>A & <b></title><style>p{color:red}</style></head><body>
<nav>Menu</nav><main data-pagefind-body data-pagefind-meta="language:en">
<h1 id=a>Title</h1><svg><text>drawn</text></svg>
<p>Words</p><footer data-pagefind-ignore>Left out</footer></main></body></html>"""


def test_it_reads_title_words_and_places_alone() -> None:
    read = searchable(PAGE.encode()).decode()
    assert read.startswith('<html lang="en"><title>A &amp; &lt;b&gt;</title><main')
    assert '<h1 id="a">Title</h1>' in read
    assert "Words" in read
    for left_out in ("Menu", "drawn", "Left out", "color"):
        assert left_out not in read


def test_a_page_that_nobody_is_to_find_is_not_read() -> None:
    assert searchable(PAGE.replace(" data-pagefind-body", "").encode()) == b""


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, bytes]:
    """Return the pages that Pagefind was last begun with, in a project where it takes no time."""
    begun: dict[str, bytes] = {}

    def start(_: Path, pages: Mapping[str, bytes]) -> None:
        begun.clear()
        begun.update(pages)

    monkeypatch.setattr(pagefind, "_started", start)
    return begun


def name(site: Path, language: pagefind.Language, **pages: str) -> bytes:
    """Return by what the index of some pages is kept."""
    indexes = pagefind.Indexes(site, Store(None))
    indexes.begin(language, {site / f"{place.replace('_', '/')}.html": html.encode() for place, html in pages.items()})
    return indexes._names[language]


def test_other_styles_leave_an_index_as_it_is_and_another_word_does_not(
    tmp_path: Path, begun: Mapping[str, bytes]
) -> None:
    first = name(tmp_path, "en", index=PAGE)
    assert name(tmp_path, "en", index=PAGE.replace("color:red", "color:blue")) == first
    assert name(tmp_path, "en", index=PAGE.replace("Words", "More words")) != first
    assert name(tmp_path, "en", other=PAGE) != first, "another address"


def test_each_language_reads_its_own_pages(tmp_path: Path, begun: Mapping[str, bytes]) -> None:
    pages = {"index": PAGE, "ja_index": PAGE, "jar": PAGE}
    name(tmp_path, "en", **pages)
    assert set(begun) == {"index.html", "jar.html"}
    name(tmp_path, "ja", **pages)
    assert set(begun) == {"ja/index.html"}
