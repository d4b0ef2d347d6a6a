"""`{ certainty=low }` says how sure research is, and may not promise more than the studies beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from practice_site.checks import leftovers
from practice_site.content.parts import Section
from practice_site.content.references import STRENGTH, Level, Reference
from practice_site.content.sources import Source
from practice_site.issues import Issue, Said, issue, said
from practice_site.project import Project


@dataclass(frozen=True)
class _Claim:
    """A mark: a heading speaks for its section, a line for itself."""

    line: int
    where: Said
    level: str
    studies: list[str]


def unknown_levels(page: Source, project: Project) -> list[Issue]:
    """Return each mark whose level does not exist."""
    return [
        issue(page.path, claim.line, "level_unknown", level=claim.level, known=", ".join(STRENGTH))
        for claim in _claims(page)
        if claim.level not in STRENGTH
    ]


def stronger_than_studies(page: Source, project: Project) -> list[Issue]:
    """Return each mark that is stronger than the strongest finding it rests on."""
    known = project.data.references.by_id()
    claims = (claim for claim in _claims(page) if claim.level in STRENGTH)
    return [found for claim in claims for found in _too_strong(page, claim, known)]


def _too_strong(page: Source, claim: _Claim, known: dict[str, Reference]) -> Iterator[Issue]:
    if not known.keys() >= set(claim.studies):
        return
    found: list[tuple[Level, str]] = [(sure, name) for name in claim.studies for sure in known[name].levels]
    sure, study = max(found, key=lambda it: STRENGTH[it[0]], default=("very-low", ""))
    where, level = claim.where, claim.level
    if STRENGTH[level] > STRENGTH[sure] and not study:
        yield issue(page.path, claim.line, "claim_without_study", where=where, level=level)
    elif STRENGTH[level] > STRENGTH[sure]:
        yield issue(page.path, claim.line, "claim_too_strong", where=where, level=level, study=study, sure=sure)


def _claims(page: Source) -> Iterator[_Claim]:
    """Yield each mark with the studies it rests on; where a citation is misspelt, that alone is told."""
    everything = [name for section in page.sections for _, name in section.citations]
    spoilt = leftovers.spoilt(page)
    for index, section in enumerate(page.sections):
        inside = [section, *_below(section, page.sections[index + 1 :])]
        if not spoilt.isdisjoint(part.line for part in inside):
            continue
        if level := section.attributes.get("certainty"):
            studies = [name for part in inside for _, name in part.citations]
            yield _Claim(section.line, said("the_section", id=section.id), level, studies)
        for text in section.texts:
            if text.certainty is not None:
                own = [name for line, name in section.citations if line == text.line]
                yield _Claim(text.line, said("this_line"), text.certainty, own or everything)


def _below(section: Section, later: list[Section]) -> Iterator[Section]:
    """Yield the sections of a section."""
    for part in later:
        if part.level <= section.level:
            return
        yield part
