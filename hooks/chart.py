"""What a figure is made of, checked: a row that does not fit its axis would show visitors something untrue."""

import math
from typing import Self

from data_files import Bilingual, Facts
from pydantic import Field, ValidationInfo, field_validator, model_validator

_BOTH = "the words in both languages, as en: and ja:"
_NUMBER = "a number such as -0.62"
_EDGE = 7  # percent of the width that stays free on each side, so that the last number is whole at 320 px


class Axis(Facts):
    """The horizontal axis; `start` may be greater than `end`, so that better is always on the right."""

    start: float = Field(alias="from", description="the number at the left end")
    end: float = Field(alias="to", description="the number at the right end")
    step: float = Field(gt=0, description="the distance between two numbers on the axis")

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


class ReferenceLine(Facts):
    """A named line across the rows."""

    value: float = Field(description=_NUMBER)
    name: Bilingual = Field(description=_BOTH)


class Row(Facts):
    """One result: a value with its interval, a value alone, or a range where the study gives no more."""

    name: Bilingual = Field(description=_BOTH)
    source: str | None = Field(default=None, description="an id of references.yml")
    value: float | None = Field(default=None, description=_NUMBER)
    lo: float | None = Field(default=None, description=_NUMBER)
    hi: float | None = Field(default=None, description=_NUMBER)
    start: float | None = Field(default=None, alias="from", description=_NUMBER)
    end: float | None = Field(default=None, alias="to", description=_NUMBER)
    people: int | None = Field(default=None, gt=0, description="a number of people")
    trials: int | None = Field(default=None, gt=0, description="a number of trials")
    careful: bool = Field(default=False, description="true for the most careful trials")
    by_chance: bool = Field(default=False, description="true where the result may be chance")

    @field_validator("source")
    @classmethod
    def source_is_known(cls, source: str | None, info: ValidationInfo) -> str | None:
        """Refuse a source that references.yml does not hold."""
        return known_source(source, info)

    @model_validator(mode="after")
    def is_one_result(self) -> Self:
        """Refuse half an interval, an interval that is turned round, and a value outside its own interval."""
        for low, high, names in ((self.lo, self.hi, ("lo", "hi")), (self.start, self.end, ("from", "to"))):
            if (low is None) != (high is None):
                raise ValueError(f"has only one of {names[0]} and {names[1]}; give both or none")
            if low is not None and high is not None and low > high:
                raise ValueError(f"{names[0]} {low} is greater than {names[1]} {high}; swap them")
        if (self.value is None) == (self.start is None):
            raise ValueError("needs either a value, or from and to")
        if (
            self.value is not None
            and self.lo is not None
            and self.hi is not None
            and not self.lo <= self.value <= self.hi
        ):
            raise ValueError(f"value {self.value} lies outside its interval from {self.lo} to {self.hi}")
        return self

    @property
    def extent(self) -> tuple[float, float] | None:
        """Return the ends of the line to draw: the interval, else the range."""
        low, high = (self.lo, self.hi) if self.lo is not None else (self.start, self.end)
        return None if low is None or high is None else (low, high)

    def numbers(self) -> list[float]:
        """Return every number of the row that the axis has to hold."""
        return [number for number in (self.value, self.lo, self.hi, self.start, self.end) if number is not None]


class Figure(Facts):
    """A chart of rows on one axis, with its words in both languages."""

    id: str = Field(pattern=r"^[a-z0-9-]+$", description="a name in small letters, digits and hyphens")
    source: str | None = Field(default=None, description="an id of references.yml; without it, each row names its own")
    title: Bilingual = Field(description=_BOTH)
    finding: Bilingual = Field(description=_BOTH)
    measure: Bilingual = Field(description=_BOTH)
    caution: Bilingual = Field(description=_BOTH)
    worse: Bilingual = Field(description=_BOTH)
    better: Bilingual = Field(description=_BOTH)
    axis: Axis = Field(description="from, to and step")
    reference_lines: list[ReferenceLine] = Field(min_length=1, description="a list of lines; the first one is zero")
    rows: list[Row] = Field(min_length=1, description="a list of rows")

    @field_validator("source")
    @classmethod
    def source_is_known(cls, source: str | None, info: ValidationInfo) -> str | None:
        """Refuse a source that references.yml does not hold."""
        return known_source(source, info)

    @model_validator(mode="after")
    def rows_fit(self) -> Self:
        """Refuse rows outside the axis and rows that rest on no study, all of them at once."""
        faults = []
        for place, row in enumerate(self.rows, start=1):
            faults += [f"row {place}: {n} lies outside the axis" for n in row.numbers() if not self.axis.holds(n)]
            if not (row.source or self.source):
                faults.append(f"row {place}: names no source, and neither does the figure")
        faults += [
            f"line at {n.value}: lies outside the axis" for n in self.reference_lines if not self.axis.holds(n.value)
        ]
        if faults:
            raise ValueError("; ".join(faults))
        return self

    @property
    def sources(self) -> list[str]:
        """Return the studies behind the figure, in the order of the rows."""
        return list(dict.fromkeys(source for row in self.rows if (source := row.source or self.source)))


class FigureFile(Facts):
    """All figures."""

    figures: list[Figure] = Field(description="a list of figures")


def known_source(source: str | None, info: ValidationInfo) -> str | None:
    """Return `source` if the studies in the validation's context hold it, else raise `ValueError`."""
    if source is not None and source not in (info.context or {}).get("references", {}):
        raise ValueError(f"“{source}” is not in data/references.yml")
    return source
