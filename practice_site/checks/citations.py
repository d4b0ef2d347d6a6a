"""Studies that pages cite: each is known, each is cited, and both languages cite the same."""

from practice_site.checks.side_by_side import comparable
from practice_site.content import yaml_lines
from practice_site.content.parts import Section
from practice_site.content.sources import Source
from practice_site.issues import Issue, issue, said
from practice_site.project import Project


def unknown_studies(page: Source, project: Project) -> list[Issue]:
    """Return each citation that leads nowhere."""
    known = project.data.references.by_id()
    return [
        issue(page.path, line, "citation_unknown", id=name)
        for section in page.sections
        for line, name in section.citations
        if name not in known
    ]


def uncited_studies(pages: list[Source], project: Project) -> list[Issue]:
    """Return each study that no page cites, not even in a way that nothing reads; it may wait there."""
    named = {name for page in pages for name in page.named}
    waiting = [(n, study.id) for n, study in enumerate(project.data.references.references) if study.id not in named]
    if not waiting:
        return []
    path = "data/references.yml"
    _, lines = yaml_lines.read((project.root / path).read_text(encoding="utf-8"))
    return [
        issue(path, lines["references", number], "study_uncited", blocking=False, id=name) for number, name in waiting
    ]


def cited_on_one_side_only(page: Source, twin: Source, project: Project) -> list[Issue]:
    """Return the studies that one of two twins cites in a section and the other does not."""
    found = []
    for mine, theirs in comparable(page, twin):
        found += _missing(page, mine, twin, theirs) + _missing(twin, theirs, page, mine)
    return found


def _missing(here: Source, mine: Section, there: Source, theirs: Section) -> list[Issue]:
    cited = {name for _, name in mine.citations}
    where = said("the_section", id=mine.id) if mine.heading else said("the_beginning")
    lines = {name: line for line, name in reversed(theirs.citations) if name not in cited}
    return [
        issue(here.path, mine.line, "citation_missing", where=where, id=name, there=f"{there.path}:{lines[name]}")
        for name in sorted(lines)
    ]
