"""Search engines are told what was given, never that the practice offers medical care, and no script is left early."""

import json
import re

from practice_site.content.data_files import load
from practice_site.content.practice import Practice
from practice_site.pages.business_data import business
from practice_site.pages.page_data import as_script
from tests.support.project import FULL

HOME, BOOKING = "https://x.example/", "https://x.example/booking/"


def test_facts_that_are_not_given_stay_out() -> None:
    bare = load(FULL, Practice).model_copy(
        update={"opening_hours": None, "special_days": None, "address": None, "email": None, "booking_url": None}
    )
    found = business(bare, "en", HOME, BOOKING)
    assert found
    assert {"openingHoursSpecification", "specialOpeningHoursSpecification", "address", "email"}.isdisjoint(found)
    assert found["potentialAction"]["target"]["urlTemplate"] == BOOKING
    assert not re.search("Medical|Clinic|Physician", json.dumps(found))


def test_a_sample_is_not_told() -> None:
    assert business(load(FULL, Practice).model_copy(update={"sample": True}), "en", HOME, BOOKING) is None


def test_words_cannot_leave_the_script_element() -> None:
    words = "</script><script>alert(1)</script> <!-- \"'&"
    script = str(as_script({"name": words}))
    assert "</" not in script
    assert json.loads(script) == {"name": words}
