"""Numbers that one language says and the other puts into words, from `data/differences.yml`."""

from pydantic import Field

from practice_site.content.data_files import Facts


class Allowed(Facts):
    """A number that may stand on one side alone."""

    page: str = Field(description="english_page")
    number: str = Field(description="number_in_quotes")
    reason: str = Field(min_length=1, description="reason")


class Differences(Facts):
    """All of them."""

    allowed: list[Allowed] = Field(description="differences")
