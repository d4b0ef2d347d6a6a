"""What is news at the practice for some days, from `data/notices.yml`."""

from datetime import date

from pydantic import Field

from practice_site.content.data_files import Bilingual, Facts
from practice_site.content.span import Span


class Notice(Span):
    """Words that stand on the home page and beside the booking, while they are true."""

    title: Bilingual = Field(description="words_in_both")
    words: Bilingual | None = Field(default=None, description="words_in_both")


class Notices(Facts):
    """All of them, in the order in which they are shown."""

    notices: list[Notice] = Field(description="notices")

    def not_over(self, today: date) -> list[Notice]:
        """Return those that visitors may still have to know."""
        return [notice for notice in self.notices if notice.until >= today]
