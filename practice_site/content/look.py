"""What staff may change of how the site looks, from `data/look.yml`: what is not given stays as it is drawn."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from practice_site.content.data_files import Facts
from practice_site.content.field_issues import WrongWithin
from practice_site.content.photos import Photo, PhotoFile
from practice_site.issues import WrongError

Scheme = Literal["light", "dark"]
Colour = Annotated[str, Field(pattern=r"^#(?:[0-9A-Fa-f]{3}){1,2}$")]


class Palette(Facts):
    """Colours of the same names as in overrides/assets/site.css, where on_action is --on-action.

    The colours of help in danger and of the drawings are no matter of taste, and stay.
    """

    background: Colour | None = Field(default=None, description="colour")
    surface: Colour | None = Field(default=None, description="colour")
    sand: Colour | None = Field(default=None, description="colour")
    ink: Colour | None = Field(default=None, description="colour")
    muted: Colour | None = Field(default=None, description="colour")
    line: Colour | None = Field(default=None, description="colour")
    link: Colour | None = Field(default=None, description="colour")
    primary: Colour | None = Field(default=None, description="colour")
    on_primary: Colour | None = Field(default=None, description="colour")
    action: Colour | None = Field(default=None, description="colour")
    action_hover: Colour | None = Field(default=None, description="colour")
    on_action: Colour | None = Field(default=None, description="colour")
    control: Colour | None = Field(default=None, description="colour")
    focus: Colour | None = Field(default=None, description="colour")

    @model_validator(mode="before")
    @classmethod
    def is_in_quotes(cls, values: object) -> object:
        """Refuse a colour without quotes: YAML takes everything behind # for a remark."""
        empty = [name for name, value in values.items() if value is None] if isinstance(values, dict) else []
        if empty:
            raise WrongWithin(*(((name,), WrongError("colour_needs_quotes")) for name in empty))
        return values

    def given(self) -> dict[str, str]:
        """Return the colours that are given, by the names that the stylesheet has for them."""
        return {name.replace("_", "-"): value for name, value in self.model_dump(exclude_none=True).items()}


class Colours(Facts):
    """Those for daylight, and those for screens that are set to dark."""

    light: Palette | None = Field(default=None, description="palette")
    dark: Palette | None = Field(default=None, description="palette")


class Look(Facts):
    """Logo, first picture and colours."""

    logo: PhotoFile | None = Field(default=None, description="photo_file")
    logo_on_dark: PhotoFile | None = Field(default=None, description="photo_file")
    hero: Photo | None = Field(default=None, description="photo")
    colours: Colours | None = Field(default=None, description="colours")

    @model_validator(mode="after")
    def has_a_logo_for_daylight(self) -> Self:
        """Refuse a logo for dark screens alone: everybody else would see the drawing of the site."""
        if self.logo_on_dark and not self.logo:
            raise WrongWithin((("logo_on_dark",), WrongError("logo_for_dark_alone")))
        return self

    def colours_given(self, scheme: Scheme) -> dict[str, str]:
        """Return the colours of a scheme that are given, by their names in the stylesheet."""
        palette = getattr(self.colours, scheme) if self.colours else None
        return palette.given() if palette else {}
