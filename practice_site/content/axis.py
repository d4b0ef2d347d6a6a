"""The horizontal axis of a figure, in numbers and in percent of its width."""

import math
from typing import Self

from pydantic import Field, model_validator

from practice_site.content.data_files import Facts
from practice_site.issues import WrongError

_MOST_STEPS = 20
_EDGE = 7  # percent of the width that stays free on each side, so that the last number is whole at 320 px


class Axis(Facts):
    """The horizontal axis; `start` may be greater than `end`, so that better is always on the right."""

    start: float = Field(alias="from", description="number")
    end: float = Field(alias="to", description="number")
    step: float = Field(gt=0, description="step")

    @model_validator(mode="after")
    def can_be_drawn(self) -> Self:
        """Refuse an axis without length, and one with more numbers than anybody could read."""
        if self.start == self.end:
            raise WrongError("axis_without_length")
        if abs(self.end - self.start) / self.step > _MOST_STEPS:
            raise WrongError("too_many_steps", step=self.step)
        return self

    def percent(self, value: float) -> float:
        """Return where a value lies, in percent of the drawing's width."""
        return round(_EDGE + (100 - 2 * _EDGE) * (value - self.start) / (self.end - self.start), 1)

    def holds(self, value: float) -> bool:
        """Tell whether a value lies on the axis."""
        return min(self.start, self.end) <= value <= max(self.start, self.end)

    def ticks(self) -> list[float]:
        """Return the numbers to print, whole multiples of the step."""
        low, high = sorted((self.start, self.end))
        first = math.floor(low / self.step)
        candidates = (round(count * self.step, 6) for count in range(first, math.ceil(high / self.step) + 1))
        return [value for value in candidates if low <= value <= high]
