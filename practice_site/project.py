"""A project's folder and everything that its files say, each read once and handed to whoever needs it."""

from functools import cached_property
from pathlib import Path

from pydantic import BaseModel

from practice_site.content import front_matter, templates
from practice_site.content.data_files import load
from practice_site.content.differences import Differences
from practice_site.content.figures import FigureFile
from practice_site.content.helplines import Helplines
from practice_site.content.holidays import HolidayNames
from practice_site.content.labels import LabelFile
from practice_site.content.look import Look
from practice_site.content.notices import Notices
from practice_site.content.people import People
from practice_site.content.plan import Plan
from practice_site.content.practice import Practice
from practice_site.content.references import References
from practice_site.content.rules import Rules
from practice_site.content.services import Services
from practice_site.content.sources import Source, sources
from practice_site.content.synonyms import Synonyms
from practice_site.content.templates import Templates
from practice_site.content.triage import Triage
from practice_site.content.wording import Wording
from practice_site.issues import Issue, IssuesError, issue

_MOST_LABELS = 5  # told one by one
# Every file of data/, by its name; one that names what another holds comes after it.
MODELS: dict[str, type[BaseModel]] = {
    "people": People,
    "practice": Practice,
    "services": Services,
    "rules": Rules,
    "notices": Notices,
    "look": Look,
    "labels": LabelFile,
    "holidays": HolidayNames,
    "helplines": Helplines,
    "triage": Triage,
    "references": References,
    "figures": FigureFile,
    "plan": Plan,
    "differences": Differences,
    "wording": Wording,
    "synonyms": Synonyms,
}
_RESTS_ON = {"services": "people", "figures": "references", "triage": "helplines"}


class Data:
    """What the files of `data/` say."""

    people: People
    practice: Practice
    services: Services
    rules: Rules
    notices: Notices
    look: Look
    labels: LabelFile
    holidays: HolidayNames
    helplines: Helplines
    triage: Triage
    references: References
    figures: FigureFile
    plan: Plan
    differences: Differences
    wording: Wording
    synonyms: Synonyms

    def __init__(self, folder: Path) -> None:
        """Read every file; raises `IssuesError` with the mistakes of all of them."""
        found: list[Issue] = []
        self._docs = folder.parent / "docs"
        for name, model in MODELS.items():
            if _RESTS_ON.get(name, name) not in (name, *vars(self)):
                continue  # each of its people, studies or numbers would be unknown
            try:
                setattr(self, name, load(folder / f"{name}.yml", model, self._known()))
            except IssuesError as error:
                found += error.issues
        if found:
            raise IssuesError(found)

    def _known(self) -> dict[str, object]:
        """Return what the files read so far tell the next ones."""
        read = vars(self)
        known: dict[str, object] = {"docs": self._docs}
        if "people" in read:
            known |= {"people": self.people.by_id(), "may_say_massage": self.people.may_say_massage}
        if "references" in read:
            known["references"] = self.references.by_id()
        return known | ({"numbers": self.helplines.numbers()} if "helplines" in read else {})


class Project:
    """A folder with `docs/`, `data/` and `overrides/`, as it stands on disk when each is first asked for."""

    def __init__(self, root: Path) -> None:
        """Name the folder; nothing is read yet."""
        self.root, self.docs, self.settings = root, root / "docs", root / "mkdocs.yml"

    @cached_property
    def templates(self) -> Templates:
        """Return what the templates ask for."""
        return templates.read(self.root / "overrides")

    @cached_property
    def data(self) -> Data:
        """Return the facts; raises `IssuesError` with every mistake of every file."""
        data = Data(self.root / "data")
        if missing := [name for name in self.templates.labels if name not in data.labels.root]:
            raise IssuesError(_missing_labels(missing))
        return data

    @cached_property
    def pages(self) -> list[Source]:
        """Return every page of both languages."""
        return sources(self.docs)

    @cached_property
    def by_name(self) -> dict[str, Source]:
        """Return the pages by the name of their file."""
        return {page.name: page for page in self.pages}

    def take(self, page: Source) -> None:
        """Put a page in the place of what it was; its front matter is the same."""
        self.pages[self.pages.index(self.by_name[page.name])] = page
        self.by_name[page.name] = page

    @cached_property
    def fronts(self) -> dict[str, front_matter.Read]:
        """Return what each page says of itself, by its name."""
        return {page.name: front_matter.read(page, self.templates.names) for page in self.pages}

    @cached_property
    def drafts(self) -> set[str]:
        """Return the names of all drafts: a published page needs its twin, so one `draft: true` holds back both."""
        held = (page for page in self.pages if self.fronts[page.name].front.draft)
        return {name for page in held for name in (page.name, page.twin)}


def _missing_labels(names: list[str]) -> list[Issue]:
    """Return what to say of labels that templates ask for; a file that was saved by half lacks most of them."""
    if len(names) > _MOST_LABELS:
        return [issue("data/labels.yml", 1, "labels_missing", count=len(names), name=names[0])]
    return [issue("data/labels.yml", 1, "label_missing", name=name) for name in names]
