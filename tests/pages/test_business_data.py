"""Search engines are told what was given, never that the practice offers medical care, and no script is left early."""

import json
import re

from practice_site.content.people import People
from practice_site.content.services import Services
from practice_site.pages.business_data import business
from practice_site.pages.page_data import as_script
from tests.support.project import TODAY, full_data

HOME, BOOKING = "https://x.example/", "https://x.example/booking/"


def test_facts_that_are_not_given_stay_out() -> None:
    data = full_data()
    hours = ("opening_hours", "special_days", "closures", "regular_closing")
    data.practice = data.practice.model_copy(update=dict.fromkeys((*hours, "address", "email", "booking_url")))
    data.people, data.services = People(people=[]), Services(services=[])
    found = business(data, TODAY, "en", HOME, BOOKING)
    assert found
    absent = {
        "openingHoursSpecification",
        "specialOpeningHoursSpecification",
        "address",
        "email",
        "employee",
        "makesOffer",
    }
    assert absent.isdisjoint(found)
    assert found["potentialAction"]["target"]["urlTemplate"] == BOOKING
    assert not re.search("Medical|Clinic|Physician", json.dumps(found))


def test_a_sample_is_not_told() -> None:
    data = full_data()
    data.practice = data.practice.model_copy(update={"sample": True})
    assert business(data, TODAY, "en", HOME, BOOKING) is None


def test_closed_days_are_told_as_closed_all_day() -> None:
    found = business(full_data(), TODAY, "en", HOME, BOOKING)
    assert found
    closed = {
        (it["validFrom"], it["validThrough"])
        for it in found["specialOpeningHoursSpecification"]
        if it["opens"] == it["closes"]
    }
    assert {("2027-01-02", "2027-01-02"), ("2027-02-03", "2027-02-05"), ("2026-12-02", "2026-12-02")} <= closed


def test_words_cannot_leave_the_script_element() -> None:
    words = "</script><script>alert(1)</script> <!-- \"'&"
    script = str(as_script({"name": words}))
    assert "</" not in script
    assert json.loads(script) == {"name": words}
