"""“In short” boxes and care cards, written in Markdown as `!!! urgent "Title"`, get a heading and a spoken prefix."""

import re

from labels import read
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

# The first three are care cards as the NHS uses them, from calm to danger.
KINDS = ("non-urgent", "urgent", "emergency", "in-short", "small-start")

_HEADING_OR_TITLE = re.compile(
    r"<h(?P<level>[1-6])\b"
    rf'|<div class="admonition (?P<kind>{"|".join(KINDS)})">\s*<p class="admonition-title">(?P<title>.*?)</p>',
    re.DOTALL,
)


def titles_as_headings(html: str, prefixes: dict[str, str]) -> str:
    """Return a page's HTML with each box title as a heading, one level below the heading it stands under.

    `prefixes` holds, by kind, the words that tell listeners what colour and frame tell others.
    """
    level = 1  # the page's own title comes from the template

    def replace(match: re.Match[str]) -> str:
        nonlocal level
        if match["level"]:
            level = int(match["level"])
            return match[0]
        prefix = prefixes.get(match["kind"])
        spoken = f'<span class="visually-hidden">{prefix}</span>' if prefix else ""
        heading = f"h{level + 1}"
        return f'<div class="box {match["kind"]}"><{heading} class="box__title">{spoken}{match["title"]}</{heading}>'

    return _HEADING_OR_TITLE.sub(replace, html)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Turn a page's boxes into what readers and listeners need."""
    t = read(config)
    prefixes = {kind: t[f"{kind.replace('-', '_')}_prefix"] for kind in ("non-urgent", "urgent", "emergency")}
    return titles_as_headings(html, prefixes)
