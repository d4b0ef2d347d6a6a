"""Teaches the tokenizer the boxes of Python-Markdown: what that does not take for a box is none here either."""

from markdown.extensions.admonition import AdmonitionProcessor
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_INDENT = 4


def box_rule(tokenizer: MarkdownIt) -> None:
    """Add boxes to a tokenizer; one may stand right below a line of text."""
    tokenizer.block.ruler.before("fence", "box", _box, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    indent = state.sCount[start] - state.blkIndent
    if not 0 <= indent < _INDENT or (indent and not state.blkIndent):  # only within a list may it be moved in
        return False
    match = AdmonitionProcessor.RE.fullmatch(state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]])
    if match and not silent:
        _push(state, start, _end(state, start, end), " ".join(match[1].lower().split()), match[2] or "")
    return match is not None


def _end(state: StateBlock, start: int, end: int) -> int:
    """Return the line after the last one that is indented below a box; empty lines do not end it."""
    last = start
    for line in range(start + 1, end):
        if not state.isEmpty(line):
            if state.sCount[line] < state.sCount[start] + _INDENT:
                break
            last = line
    return last + 1


def _push(state: StateBlock, start: int, end: int, kind: str, title: str) -> None:
    """Push the tokens of a box, its title and what stands inside."""
    opened = state.push("box_open", "div", 1)
    opened.map, opened.info = [start, end], kind
    if title:
        words = state.push("inline", "", 0)
        words.content, words.map, words.children = title, [start, start + 1], []
    before = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "box", end, state.sCount[start] + _INDENT
    state.md.block.tokenize(state, start + 1, end)
    state.parentType, state.lineMax, state.blkIndent = before
    state.push("box_close", "div", -1)
    state.line = end
