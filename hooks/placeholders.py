"""What `make page` wrote and nobody has replaced yet is never published."""

from problems import Problem, Source

ENGLISH, JAPANESE = "(change this)", "（仮）"  # as in new_page.md and new_page.ja.md


def problems(published: list[Source]) -> list[Problem]:
    """Return each line of the pages that is still a placeholder."""
    en = f"“{ENGLISH}” marks words that stand in for yours; write your own, or take the line out."
    ja = f"「{JAPANESE}」のついた文は仮のものです。書きかえるか、行を消してください。"
    return [
        Problem(page.path, number, en, ja)
        for page in published
        for number, line in enumerate(page.text.splitlines(), start=1)
        if (JAPANESE if page.japanese else ENGLISH) in line
    ]
