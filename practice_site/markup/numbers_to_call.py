"""`[](helpline:id)` becomes a number that can be tapped."""

from xml.etree import ElementTree

from practice_site.content.helplines import tel

_HELPLINE = "helpline:"


def dial(link: ElementTree.Element, numbers: dict[str, str]) -> None:
    """Let a link call the number it names; without words of its own it shows the number."""
    name = link.get("href", "").removeprefix(_HELPLINE)
    if link.get("href") == f"{_HELPLINE}{name}" and (number := numbers.get(name)):
        link.set("href", tel(number))
        if not (link.text or len(link)):
            link.text = number
