"""Facts that nobody has given are left out with their headings; the warning of a sample goes with the sample."""

import pytest

from tests.support.project import TODAY, Project, copy_of_project

EMPTY = """
sample: false
name: {en: Stone House, ja: 石の家}
trade_name: null
address: null
postal_code: null
phone: null
email: hello@example.com
booking_url: null
line_url: null
form_endpoint: null
step_free_access: null
public_holidays: null
special_days: null
opening_hours: null
closed_days: null
languages: null
stations: null
"""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site of a practice that has given a name and a way to write to it."""
    project = copy_of_project(tmp_path_factory.mktemp("empty"))
    project.write("data/practice.yml", EMPTY)
    project.write("data/services.yml", "services: []")
    project.write("data/people.yml", "people: []")
    built = project.build(epoch=TODAY, delivered=False)
    assert built.returncode == 0, built.stderr
    return project


def test_facts_that_are_not_given_are_left_out_with_their_headings(empty: Project) -> None:
    absent = (
        "Opening hours",
        "What you can book",
        "Where to find us",
        "open-now",
        "tel:",
        "LINE",
        "Book online",
        "None",
        "null",
    )
    booking, home = empty.html("booking"), empty.html("")
    assert [words for words in absent if words in booking] == []
    assert "hero__facts" in home
    assert [words for words in ("Nearby", "None") if words in home] == []


def test_without_sample_the_warning_and_noindex_go_except_on_error_pages(empty: Project) -> None:
    for page in ("", "massage", "ja", "ja/booking"):
        for words in ("Sample details", "サンプル表示", "noindex"):
            assert words not in empty.html(page), page
    assert "noindex" in (empty.site / "404.html").read_text(encoding="utf-8")
