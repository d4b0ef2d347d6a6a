"""Times of day as people type them: 9:30, 930, 9時半, 7 pm, 午後7時. What could mean two times is refused."""

import re
import unicodedata
from datetime import time
from typing import Annotated

from pydantic import BeforeValidator

from practice_site.content.yaml_lines import as_typed
from practice_site.issues import WrongError

_BY_DIGITS = re.compile(r"(?P<hour>\d\d?)(?P<minute>\d\d)?")
_BY_MARKS = re.compile(
    r"(?P<before>午前|午後)?(?P<hour>\d\d?)"
    r"(?:[:.](?P<minute>\d\d)(?::00)?|時(?:(?P<half>半)|(?P<minutes>\d\d?)分)?)?"
    r"(?P<after>[ap]\.?m\.?)?"
)
_LAST_HOUR = 29  # late hours are written 25:00 in Japan


def _clock(value: object) -> time:
    """Return the time that was typed; numbers come as numbers, and would be seconds to everybody else."""
    if isinstance(value, time):
        return value
    typed = as_typed(value) if isinstance(value, str | int | float) else ""
    hour, minute = _hour_and_minute("".join(unicodedata.normalize("NFKC", typed).lower().split()))
    if 24 <= hour <= _LAST_HOUR and minute < 60:
        raise WrongError("clock_past_midnight", typed=typed)
    return time(hour, minute)


def _hour_and_minute(typed: str) -> tuple[int, int]:
    if match := _BY_DIGITS.fullmatch(typed):
        if not int(typed):
            raise ValueError  # midnight, or nothing at all
        return int(match["hour"]), int(match["minute"] or 0)
    match = _BY_MARKS.fullmatch(typed)
    if not match:
        raise ValueError
    minute = 30 if match["half"] else int(match["minute"] or match["minutes"] or 0)
    return _of_day(int(match["hour"]), match["before"], (match["after"] or "")[:1]), minute


def _of_day(hour: int, before: str | None, after: str) -> int:
    """Return the hour out of 24; for some people 12 am, 午前12時 and 午後12時 are noon, for others midnight."""
    if before and after:
        raise ValueError
    halves = {"午前": (range(12), 0), "午後": (range(12), 12), "a": (range(1, 12), 0), "p": (range(1, 13), 12)}
    if not (before or after):
        return hour
    hours, added = halves[before or after]
    if hour not in hours:
        raise ValueError
    return hour % 12 + added


Clock = Annotated[time, BeforeValidator(_clock)]
