"""What the templates of `overrides/` ask for: words, and pages that they link to."""

from dataclasses import dataclass
from pathlib import Path

import jinja2
from jinja2 import nodes

_LINKS = ("page_link", "page_address")
_NOT_FOR_PAGES = ("404.html",)


@dataclass(frozen=True)
class Templates:
    """Names that a page's `template` may have, labels asked for as `t.name`, and pages that are always linked to."""

    names: list[str]
    labels: list[str]
    linked: set[str]


def read(overrides: Path) -> Templates:
    """Return what all templates of a folder ask for."""
    env = jinja2.Environment(autoescape=True)
    trees = [env.parse(path.read_text(encoding="utf-8")) for path in sorted(overrides.glob("**/*.html"))]
    attributes = (node for tree in trees for node in tree.find_all(nodes.Getattr))
    filters = (node for tree in trees for node in tree.find_all(nodes.Filter))
    return Templates(
        names=sorted(path.name for path in overrides.glob("*.html") if path.name not in _NOT_FOR_PAGES),
        labels=list(
            dict.fromkeys(
                node.attr for node in attributes if isinstance(node.node, nodes.Name) and node.node.name == "t"
            )
        ),
        linked={str(node.node.value) for node in filters if node.name in _LINKS and isinstance(node.node, nodes.Const)},
    )
