"""What a figure is made of, checked: a row that does not fit its axis would show visitors something untrue."""

from typing import Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from practice_site.content.axis import Axis
from practice_site.content.data_files import Bilingual, Count, Facts
from practice_site.content.field_issues import WrongWithin, ids_twice
from practice_site.content.yaml_lines import Place
from practice_site.issues import WrongError


class ReferenceLine(Facts):
    """A named line across the rows."""

    value: float = Field(description="number")
    name: Bilingual = Field(description="words_in_both")


class Row(Facts):
    """One result: a value with its interval, a value alone, or a range where the study gives no more."""

    name: Bilingual = Field(description="words_in_both")
    in_words: Bilingual = Field(description="words_in_both")
    source: str | None = Field(default=None, description="study")
    value: float | None = Field(default=None, description="number")
    lo: float | None = Field(default=None, description="number")
    hi: float | None = Field(default=None, description="number")
    start: float | None = Field(default=None, alias="from", description="number")
    end: float | None = Field(default=None, alias="to", description="number")
    people: Count | None = Field(default=None, gt=0, description="count")
    trials: Count | None = Field(default=None, gt=0, description="count")
    careful: bool = Field(default=False, description="true_or_false")
    by_chance: bool = Field(default=False, description="true_or_false")

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
                raise WrongError("half_an_interval", low=names[0], high=names[1])
            if low is not None and high is not None and low > high:
                raise WrongError("interval_turned_round", low=f"{names[0]} {low}", high=f"{names[1]} {high}")
        if (self.value is None) == (self.start is None):
            raise WrongError("value_or_range")
        if (
            self.value is not None
            and self.lo is not None
            and self.hi is not None
            and not self.lo <= self.value <= self.hi
        ):
            raise WrongError("outside_its_interval", value=self.value, low=self.lo, high=self.hi)
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

    id: str = Field(pattern=r"^[a-z0-9-]+$", description="id")
    source: str | None = Field(default=None, description="study")
    title: Bilingual = Field(description="words_in_both")
    finding: Bilingual = Field(description="words_in_both")
    measure: Bilingual = Field(description="words_in_both")
    caution: Bilingual = Field(description="words_in_both")
    worse: Bilingual = Field(description="words_in_both")
    better: Bilingual = Field(description="words_in_both")
    axis: Axis = Field(description="axis")
    reference_lines: list[ReferenceLine] = Field(min_length=1, description="reference_lines")
    rows: list[Row] = Field(min_length=1, description="rows")

    @field_validator("source")
    @classmethod
    def source_is_known(cls, source: str | None, info: ValidationInfo) -> str | None:
        """Refuse a source that references.yml does not hold."""
        return known_source(source, info)

    @model_validator(mode="after")
    def rows_fit(self) -> Self:
        """Refuse rows outside the axis and rows that rest on no study, all of them at once."""
        found: list[tuple[Place, WrongError]] = []
        for place, row in enumerate(self.rows):
            wrong = [WrongError("off_axis", value=it) for it in row.numbers() if not self.axis.holds(it)]
            wrong += [] if row.source or self.source else [WrongError("row_without_source")]
            found += [(("rows", place), it) for it in wrong]
        for place, line in enumerate(self.reference_lines):
            if not self.axis.holds(line.value):
                found.append((("reference_lines", place), WrongError("off_axis", value=line.value)))
        if found:
            raise WrongWithin(*found)
        return self

    @property
    def sources(self) -> list[str]:
        """Return the studies behind the figure, in the order of the rows."""
        return list(dict.fromkeys(source for row in self.rows if (source := row.source or self.source)))


class FigureFile(Facts):
    """All figures."""

    figures: list[Figure] = Field(description="figures")

    @model_validator(mode="after")
    def ids_are_unique(self) -> Self:
        """Refuse an id that is given twice."""
        if twice := ids_twice("figures", [figure.id for figure in self.figures]):
            raise WrongWithin(*twice)
        return self


def known_source(source: str | None, info: ValidationInfo) -> str | None:
    """Return `source` if the studies in the validation's context hold it, else raise `WrongError`."""
    if source is not None and source not in (info.context or {}).get("references", {}):
        raise WrongError("study_unknown", id=source)
    return source
