"""How booking, paying and cancelling work at the practice, from `data/rules.yml`."""

from typing import Literal

from pydantic import Field

from practice_site.content.data_files import Bilingual, Facts


class Question(Facts):
    """Something that people ask, and what the practice answers."""

    question: Bilingual = Field(description="words_in_both")
    answer: Bilingual = Field(description="words_in_both")


class OnlineSales(Facts):
    """What the law asks of whoever sells on the web (特定商取引法, article 11), beside name, address and telephone."""

    sold: Bilingual = Field(description="words_in_both")
    price: Bilingual = Field(description="words_in_both")
    extra_costs: Bilingual = Field(description="words_in_both")
    payment: Bilingual = Field(description="words_in_both")
    delivery: Bilingual = Field(description="words_in_both")
    returns: Bilingual = Field(description="words_in_both")


class Rules(Facts):
    """All of them; what is not given is not shown."""

    booking: Literal["needed", "not_needed"] | None = Field(default=None, description="booking")
    reply: Bilingual | None = Field(default=None, description="words_in_both")
    payment: Bilingual | None = Field(default=None, description="words_in_both")
    cancellation: Bilingual | None = Field(default=None, description="words_in_both")
    arrival: Bilingual | None = Field(default=None, description="words_in_both")
    questions: list[Question] | None = Field(default=None, description="questions")
    online_sales: OnlineSales | None = Field(default=None, description="online_sales")

    def given(self) -> list[str]:
        """Return the names of the rules that are given."""
        return [name for name in type(self).model_fields if getattr(self, name) is not None]
