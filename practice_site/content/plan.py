"""Four gentle weeks from `data/plan.yml`: what each day asks, in three sizes."""

from typing import Literal, Self, get_args

from pydantic import Field, model_validator

from practice_site.content.data_files import Bilingual, Facts
from practice_site.content.field_issues import WrongWithin, ids_twice
from practice_site.content.hours import DAY_NAMES, Day
from practice_site.issues import WrongError

Size = Literal["hard", "ordinary", "better"]
SIZES: tuple[Size, ...] = get_args(Size)
_WEEKS = 4  # two sheets of paper hold them


class Sizes(Facts):
    """What the three sizes of a day are called."""

    hard: Bilingual = Field(description="name_in_both")
    ordinary: Bilingual = Field(description="name_in_both")
    better: Bilingual = Field(description="name_in_both")

    def __getitem__(self, size: Size) -> Bilingual:
        """Return the name of a size, so that a template can go through them."""
        names: dict[Size, Bilingual] = {"hard": self.hard, "ordinary": self.ordinary, "better": self.better}
        return names[size]


class WhenThen(Facts):
    """A moment that comes by itself, and the small thing that is tied to it."""

    when: Bilingual = Field(description="words_in_both")
    then: Bilingual = Field(description="words_in_both")


class Activity(Facts):
    """Something small to do."""

    id: str = Field(pattern=r"^[a-z0-9-]+$", description="id")
    name: Bilingual = Field(description="words_in_both")
    minutes: int = Field(ge=1, le=10, description="ten_minutes")


class PlanDay(Facts):
    """What a day asks in each size; the same in all three is a day of rest."""

    day: Day = Field(description="day_of_week")
    hard: str = Field(description="activity")
    ordinary: str = Field(description="activity")
    better: str = Field(description="activity")

    def __getitem__(self, size: Size) -> str:
        """Return the short name of what a size asks."""
        names: dict[Size, str] = {"hard": self.hard, "ordinary": self.ordinary, "better": self.better}
        return names[size]

    @property
    def same(self) -> bool:
        """Tell whether every size asks the same."""
        return self.hard == self.ordinary == self.better


class Week(Facts):
    """Seven days."""

    title: Bilingual = Field(description="words_in_both")
    about: Bilingual = Field(description="words_in_both")
    days: list[PlanDay] = Field(description="plan_days")


class Plan(Facts):
    """The whole plan."""

    sizes: Sizes = Field(description="sizes")
    rules: list[Bilingual] = Field(min_length=1, description="sentences")
    when_then: list[WhenThen] = Field(min_length=1, description="when_then")
    activities: list[Activity] = Field(description="activities")
    weeks: list[Week] = Field(description="weeks")
    on_paper: Bilingual = Field(description="words_in_both")

    @model_validator(mode="after")
    def weeks_are_whole(self) -> Self:
        """Refuse weeks that name something unknown or lack a day, and activities that nobody meets."""
        known = [activity.id for activity in self.activities]
        if twice := ids_twice("activities", [it.id for it in self.activities]):
            raise WrongWithin(*twice)
        if len(self.weeks) != _WEEKS:
            raise WrongError("plan_of_other_length", count=len(self.weeks), weeks=_WEEKS)
        for number, week in enumerate(self.weeks, start=1):
            if [day.day for day in week.days] != list(DAY_NAMES):
                raise WrongError("plan_week_not_whole", number=number, days=", ".join(DAY_NAMES))
        asked = {day[size] for week in self.weeks for day in week.days for size in SIZES}
        if unknown := sorted(asked - set(known)):
            raise WrongError("plan_activity_unknown", ids=", ".join(unknown))
        if idle := [name for name in known if name not in asked]:
            raise WrongError("plan_activity_idle", ids=", ".join(idle))
        return self

    def activity(self, name: str) -> Activity:
        """Return the activity with a short name."""
        return next(activity for activity in self.activities if activity.id == name)
