"""The practice's facts from `data/practice.yml`, checked, for the templates to show."""

import unicodedata
from pathlib import Path
from typing import Annotated, Literal, Self

import jinja2
from data_files import Bilingual, Facts, Language, load
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from pydantic import Field, ValidationInfo, field_validator, model_validator
from week import DAYS, Day, Hours, SpecialDay

WebAddress = Annotated[
    str, Field(pattern=r"^https://[^\s/]+\.[^\s]+$", description="an address that begins with https://")
]


class Service(Facts):
    """Something a visitor can book."""

    name: Bilingual = Field(description="the name in both languages, as en: and ja:")
    minutes: int | None = Field(default=None, gt=0, description="a number of minutes such as 60")
    price_yen: int | None = Field(default=None, ge=0, description="a price in yen, digits alone, such as 6000")


class Station(Facts):
    """A railway station near the practice."""

    name: Bilingual = Field(description="the name in both languages, as en: and ja:")
    walking_minutes: int | None = Field(default=None, gt=0, description="a number of minutes such as 5")


class WebAddresses(Facts):
    """An address on the web for readers of each language."""

    en: WebAddress
    ja: WebAddress

    def __getitem__(self, language: Language) -> str:
        """Return the address for readers of `language`."""
        return self.en if language == "en" else self.ja


class Practice(Facts):
    """All that the site knows about the practice; `None` is a fact that nobody has given yet."""

    sample: bool = Field(description="true while the details are a sample, else false")
    name: Bilingual = Field(description="the name in both languages, as en: and ja:")
    trade_name: Bilingual | None = Field(
        default=None, description="the registered name in both languages, as en: and ja:"
    )
    address: Bilingual | None = Field(default=None, description="the address in both languages, as en: and ja:")
    postal_code: str | None = Field(
        default=None, pattern=r"^\d{3}-\d{4}$", description="a postal code such as 000-0000"
    )
    phone: str | None = Field(
        default=None,
        pattern=r"^\+\d{1,3}(-\d+)+$",
        description="a number in international form such as +81-78-000-0000",
    )
    email: str | None = Field(
        default=None,
        pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$",
        description="an address such as booking@example.com",
    )
    booking_url: WebAddresses | None = Field(default=None, description="an https:// address for en: and one for ja:")
    line_url: WebAddress | None = Field(default=None, description="an address that begins with https://")
    form_endpoint: WebAddress | None = Field(default=None, description="an address that begins with https://")
    step_free_access: Bilingual | None = Field(default=None, description="the words in both languages, as en: and ja:")
    opening_hours: list[Hours] | None = Field(default=None, description="a list of days with opens: and closes:")
    closed_days: list[Day] | None = Field(default=None, description=f"{DAYS}")
    public_holidays: Literal["closed", "as_usual"] | None = Field(default=None, description="closed, as_usual")
    special_days: list[SpecialDay] | None = Field(
        default=None, description="a list of days with date, opens, closes, reason"
    )
    services: list[Service] | None = Field(
        default=None, description="a list of services with name, minutes and price_yen"
    )
    languages: list[Language] | None = Field(default=None, description="a list out of en and ja")
    licence: bool | None = Field(default=None, validate_default=True, description="true or false")
    stations: list[Station] | None = Field(default=None, description="a list of stations with name and walking_minutes")

    @field_validator("closed_days")
    @classmethod
    def a_closed_day_has_no_hours(cls, closed: list[Day] | None, info: ValidationInfo) -> list[Day] | None:
        """Refuse a day that is both open and closed."""
        hours: list[Hours] = info.data.get("opening_hours") or []
        if both := sorted({day for entry in hours for day in entry.days} & set(closed or [])):
            raise ValueError(f"{', '.join(both)} stands in opening_hours too; a day is either open or closed")
        return closed

    @field_validator("licence")
    @classmethod
    def only_a_licence_may_say_massage(cls, licence: bool | None, info: ValidationInfo) -> bool | None:
        """Refuse マッサージ as the name of a service of one's own: in Japan the word belongs to licence holders."""
        named = [info.data.get("name"), *(service.name for service in info.data.get("services") or [])]
        if not licence and any("マッサージ" in unicodedata.normalize("NFKC", name.ja) for name in named if name):
            raise ValueError("has to be true for a name or a service called マッサージ; write ボディケア or 施術 there")
        return licence

    @model_validator(mode="after")
    def can_be_reached(self) -> Self:
        """Refuse a practice that no visitor could reach."""
        if not (self.phone or self.email or self.booking_url or self.line_url or self.form_endpoint):
            raise ValueError("needs a way to reach the practice: phone, email, booking_url, line_url or form_endpoint")
        return self

    def week(self, day: Day) -> list[Hours]:
        """Return the hours of a day, earliest first; none when it is closed."""
        return sorted((hours for hours in self.opening_hours or [] if day in hours.days), key=lambda hours: hours.opens)


def phone_in_words(phone: str, language: Language) -> str:
    """Return a phone number the way readers of `language` write it: 078-… in Japan, +81 78-… for everybody else."""
    country, _, rest = phone.partition("-")
    return f"0{rest}" if language == "ja" and country == "+81" else f"{country} {rest}"


def read(config: MkDocsConfig) -> Practice:
    """Return the facts of the project that `config` belongs to."""
    return load(Path(config.config_file_path).parent / "data/practice.yml", Practice)


@event_priority(-110)  # after the language plugin, which sets the site's language for this pass
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Name the site after the practice, in the language that is being built."""
    config.site_name = read(config).name[config.theme["language"]]
    return config


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Hand the facts to the templates."""
    env.globals["practice"] = read(config)
    env.filters["phone_in_words"] = phone_in_words
