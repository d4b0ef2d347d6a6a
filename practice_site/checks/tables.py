"""Tables lose, without a word, what stands beyond the last column of their head."""

from practice_site.content.sources import Source
from practice_site.issues import Issue, issue
from practice_site.project import Project


def rows_too_long(page: Source, project: Project) -> list[Issue]:
    """Return each row with more cells than its table has columns."""
    lines = page.text.split("\n")
    return [
        issue(page.path, line, "table_row_too_long", cells=cells, columns=table.columns)
        for section in page.sections
        for table in section.tables
        for line in table.lines
        if (cells := _cells(lines[line - 1])) > table.columns
    ]


def _cells(row: str) -> int:
    """Return how many cells a row has; a bar in code or behind a backslash divides none."""
    outside_code = "".join(row.replace("\\|", "").split("`")[::2])
    return outside_code.strip().removeprefix("|").removesuffix("|").count("|") + 1
