"""The practice's facts from `data/practice.yml`; `None` is a fact that nobody has given yet."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator

from practice_site.content.addresses import EMAIL, LineAddress, WebAddress
from practice_site.content.clock import Clock
from practice_site.content.data_files import Bilingual, Count, Facts, Language, Once
from practice_site.content.field_issues import WrongWithin
from practice_site.content.hours import DAY_NAMES, Closure, Day, Hours, RegularClosing, SpecialDay, overlapping
from practice_site.content.people import READING
from practice_site.content.photos import Photo
from practice_site.content.services import LONGEST_MINUTES, says_massage
from practice_site.issues import WrongError

_FEWEST_DIGITS, _MOST_DIGITS = 8, 15  # with the country's, as E.164 has it


def _can_be_dialled(phone: str) -> str:
    """Refuse a number that is too short or long, or keeps the 0 that Japan alone dials."""
    if phone.startswith("+81-0") or not _FEWEST_DIGITS <= sum(map(str.isdigit, phone)) <= _MOST_DIGITS:
        raise ValueError
    return phone


Phone = Annotated[str, Field(pattern=r"^\+[0-9]{1,3}(-[0-9]+)+$"), AfterValidator(_can_be_dialled)]


class Station(Facts):
    """A railway station near the practice."""

    name: Bilingual = Field(description="name_in_both")
    walking_minutes: Count | None = Field(default=None, gt=0, le=LONGEST_MINUTES, description="minutes")
    way: Bilingual | None = Field(default=None, description="words_in_both")


class Account(Facts):
    """Where the practice can be followed: Instagram and the like."""

    name: str = Field(min_length=1, description="account_name")
    url: WebAddress


class WebAddresses(Facts):
    """An address on the web for readers of each language."""

    en: WebAddress
    ja: WebAddress

    def __getitem__(self, language: Language) -> str:
        """Return the address for readers of `language`."""
        return self.en if language == "en" else self.ja


class Practice(Facts):
    """All that the site knows about the practice."""

    sample: bool = Field(description="sample")
    name: Bilingual = Field(description="name_in_both")
    reading: str | None = Field(default=None, pattern=READING, description="reading")
    trade_name: Bilingual | None = Field(default=None, description="name_in_both")
    representative: Bilingual | None = Field(default=None, description="name_in_both")
    address: Bilingual | None = Field(default=None, description="words_in_both")
    postal_code: str | None = Field(default=None, pattern=r"^[0-9]{3}-[0-9]{4}$", description="postal_code")
    phone: Phone | None = Field(default=None, description="phone")
    email: str | None = Field(default=None, pattern=EMAIL, description="email")
    booking_url: WebAddresses | None = Field(default=None, description="web_addresses")
    line_url: LineAddress | None = Field(default=None, description="web_address")
    form_endpoint: WebAddress | None = Field(default=None, description="web_address")
    accounts: list[Account] | None = Field(default=None, description="accounts")
    stations: list[Station] | None = Field(default=None, description="stations")
    parking: Bilingual | None = Field(default=None, description="words_in_both")
    entrance: list[Photo] | None = Field(default=None, description="photos")
    step_free_access: Bilingual | None = Field(default=None, description="words_in_both")
    opening_hours: list[Hours] | None = Field(default=None, description="hours")
    last_reception: Clock | None = Field(default=None, description="clock")
    closed_days: Once[Day] | None = Field(default=None, description="days")
    regular_closing: list[RegularClosing] | None = Field(default=None, description="regular_closing")
    public_holidays: Literal["closed", "as_usual"] | None = Field(default=None, description="public_holidays")
    special_days: list[SpecialDay] | None = Field(default=None, description="special_days")
    closures: list[Closure] | None = Field(default=None, description="closures")
    languages: Once[Language] | None = Field(default=None, description="languages")

    @field_validator("closed_days")
    @classmethod
    def a_closed_day_has_no_hours(cls, closed: list[Day] | None, info: ValidationInfo) -> list[Day] | None:
        """Refuse a day that is both open and closed."""
        hours: list[Hours] = info.data.get("opening_hours") or []
        if both := sorted({day for entry in hours for day in entry.days} & set(closed or [])):
            raise WrongError("open_and_closed", days=", ".join(both))
        return closed

    @model_validator(mode="after")
    def no_hour_and_no_day_stands_twice(self) -> Self:
        """Refuse hours that overlap, and two entries for one special day: visitors would read both."""
        found = overlapping(self.opening_hours or [])
        days = [it.day for it in self.special_days or []]
        for place, day in enumerate(days):
            if day in days[:place]:
                found.append((("special_days", place, "date"), WrongError("day_twice", day=day)))
        if found:
            raise WrongWithin(*found)
        return self

    @model_validator(mode="after")
    def only_a_licence_may_say_massage(self, info: ValidationInfo) -> Self:
        """Refuse マッサージ in the name of a practice where nobody holds the licence."""
        if says_massage(self.name.ja) and not (info.context or {}).get("may_say_massage", True):
            raise WrongWithin((("name", "ja"), WrongError("massage_needs_a_licence")))
        return self

    @model_validator(mode="after")
    def can_be_reached(self) -> Self:
        """Refuse a practice that no visitor could reach."""
        if not (self.phone or self.email or self.booking_url or self.line_url or self.form_endpoint):
            raise WrongError("cannot_be_reached")
        return self

    def week(self, day: Day) -> list[Hours]:
        """Return the hours of a day, earliest first; none when it is closed."""
        return sorted((hours for hours in self.opening_hours or [] if day in hours.days), key=lambda hours: hours.opens)

    def weeks_hours(self) -> list[tuple[Day, Day, list[Hours]]]:
        """Return the week from Monday on, days in a row with the same hours together: first, last, and their hours."""
        rows: list[tuple[Day, Day, list[Hours]]] = []
        for day in DAY_NAMES:
            hours = self.week(day)
            first = rows.pop()[0] if rows and rows[-1][2] == hours else day
            rows.append((first, day, hours))
        return rows


def phone_in_words(phone: str, language: Language) -> str:
    """Return a phone number the way readers of `language` write it: 078-… in Japan, +81 78-… for everybody else."""
    country, _, rest = phone.partition("-")
    return f"0{rest}" if language == "ja" and country == "+81" else f"{country} {rest}"
