"""The horizontal axis of a figure, in numbers and in percent of its width."""

from typing import Self

from pydantic import Field, model_validator

from practice_site.content.data_files import Facts
from practice_site.issues import WrongError

_EDGE = 7  # percent of the width that stays free on each side


class Axis(Facts):
    """The horizontal axis; `start` may be greater than `end`, so that better is always on the right."""

    start: float = Field(alias="from", description="number")
    end: float = Field(alias="to", description="number")

    @model_validator(mode="after")
    def can_be_drawn(self) -> Self:
        """Refuse an axis without length."""
        if self.start == self.end:
            raise WrongError("axis_without_length")
        return self

    def percent(self, value: float) -> float:
        """Return where a value lies, in percent of the drawing's width."""
        return round(_EDGE + (100 - 2 * _EDGE) * (value - self.start) / (self.end - self.start), 1)

    def holds(self, value: float) -> bool:
        """Tell whether a value lies on the axis."""
        return min(self.start, self.end) <= value <= max(self.start, self.end)
