"""Japanese headings and buttons break between phrases, also in browsers without `word-break: auto-phrase`."""

import re

import budoux
import jinja2
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

_PARSER = budoux.load_default_japanese_parser()
_HEADING = re.compile(r"(<h[1-6]\b[^>]*>)(.*?)(</h[1-6]>)", re.DOTALL)
_TEXT = re.compile(r"[^<>]+(?=<|$)")


def phrases(text: str) -> Markup:
    """Return Japanese text with a `<wbr>` at each place where a line may end."""
    return Markup("<wbr>").join(_PARSER.parse(text))


def phrases_in_headings(html: str) -> str:
    """Return a page's HTML with the same done in every heading, tags and attributes left alone."""

    def replace(match: re.Match[str]) -> str:
        return match[1] + _TEXT.sub(lambda text: "<wbr>".join(_PARSER.parse(text[0])), match[2]) + match[3]

    return _HEADING.sub(replace, html)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Help the headings of Japanese pages to break well."""
    return phrases_in_headings(html) if config.theme["language"] == "ja" else html


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Hand the templates a filter for their own headings and buttons; it leaves other languages alone."""
    env.filters["phrases"] = phrases if config.theme["language"] == "ja" else escape
