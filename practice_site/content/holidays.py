"""The names of public holidays in both languages, from `data/holidays.yml`."""

from pydantic import Field

from practice_site.content.data_files import Bilingual, Facts, Language
from practice_site.issues import IssuesError, issue


class HolidayNames(Facts):
    """All of them."""

    holidays: list[Bilingual] = Field(description="holidays")

    def name(self, japanese: str, language: Language) -> str:
        """Return a holiday's name; two holidays on one day are divided by a space in Japanese.

        Raises `IssuesError` for one that the file does not know.
        """
        if language == "ja":
            return japanese
        names = {name.ja: name.en for name in self.holidays}
        if missing := [part for part in japanese.split() if part not in names]:
            raise IssuesError([issue("data/holidays.yml", 1, "holiday_missing", name=missing[0])])
        return ", ".join(names[part] for part in japanese.split())
