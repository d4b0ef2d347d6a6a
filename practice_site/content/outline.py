"""What a page's Markdown holds, read by a tokenizer that knows its lines."""

from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder
from markdown_it import MarkdownIt
from markdown_it.token import Token

from practice_site.content.box_rule import box_rule
from practice_site.content.parts import Block, Box, Link, Section, Table, Text

_BLOCKS = {
    **{"bullet_list_open": "ul", "ordered_list_open": "ol", "list_item_open": "li"},
    **{"table_open": "table", "box_open": "box", "code_block": "code"},
}
_ABOVE = ("<rt", "<rp")
_TOKENIZER = MarkdownIt("commonmark", {"html": True}).enable("table").use(box_rule)


def outline(body: str, first_line: int) -> list[Section]:
    """Return the sections of a page's Markdown, which begins on a line of its file."""
    sections = [Section(first_line, 1)]
    before = Token("", "", 0)
    lists = 0
    for token in _TOKENIZER.parse(body):
        line = first_line + (token.map[0] if token.map else 0)
        if kind := _BLOCKS.get(token.type):
            sections[-1].blocks.append(Block(line, kind, lists))
        if token.type.endswith("_list_open") or token.type.endswith("_list_close"):
            lists += token.nesting
        if token.type == "inline" and before.type == "heading_open":
            sections.append(_titled(token, line, int(before.tag[1])))
            sections[-1].blocks.append(Block(line, "heading", lists))
        elif token.type == "inline":
            _take(sections[-1], token, line, alone=before.type == "paragraph_open" and not before.hidden)
        elif token.type == "box_open":
            sections[-1].boxes.append(Box(line, token.info, first_line + (token.map or [0, 0])[1]))
        elif token.type == "table_open":
            sections[-1].tables.append(Table(line))
        elif token.type == "tr_open":
            sections[-1].tables[-1].lines.append(line)
        elif token.type == "th_open":
            sections[-1].tables[-1].columns += 1
        elif token.type in ("code_block", "fence"):
            words = enumerate(token.content.split("\n"), start=line + (token.type == "fence"))
            sections[-1].asides += [Text(number, it) for number, it in words if it.strip()]
        elif token.type == "html_block":
            sections[-1].html.append(Text(line, token.content))
        before = token
    top = sections[0]
    return sections if top.blocks or top.texts or top.html or top.pictures or top.links else sections[1:]


def _titled(inline: Token, line: int, level: int) -> Section:
    """Return a section with its heading; attributes stand in braces at its end, where Python-Markdown finds them."""
    found = AttrListTreeprocessor.HEADER_RE.search(inline.content)
    pairs, rest = get_attrs_and_remainder(found[1]) if found else ([], "")
    if not found or rest:
        section = Section(line, level, inline.content.strip())
        _take(section, inline, line)
        return section
    attributes = {name: value or "" for name, value in pairs}
    section = Section(line, level, inline.content[: found.start()].strip(), attributes)
    _take(section, inline, line)
    if section.texts:
        section.texts[-1] = Text(line, section.texts[-1].words.removesuffix(found[0]))
    return section


def _take(section: Section, inline: Token, line: int, *, alone: bool = False) -> None:
    """Put what an inline token holds into a section."""
    children = inline.children or []
    alone = alone and sum(child.type != "text" or bool(child.content.strip()) for child in children) == 1
    opened: list[tuple[int, str, list[str]]] = []
    words: list[str] = []
    small = False  # how a word is read, printed above it

    def flush() -> None:
        if "".join(words).strip():
            section.texts.append(Text(line, "".join(words)))
        words.clear()

    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            flush()
            line += 1
        elif child.type == "text" and small:
            section.asides.append(Text(line, child.content))
        elif child.type == "text":
            words.append(child.content)
            if opened:
                opened[-1][2].append(child.content)
        elif child.type == "code_inline":
            section.asides.append(Text(line, child.content))
        elif child.type == "link_open":
            opened.append((line, str(child.attrs["href"]), []))
            section.asides.append(Text(line, str(child.attrs.get("title", ""))))
        elif child.type == "link_close":
            began, target, inner = opened.pop()
            section.links.append(Link(began, "".join(inner), target))
        elif child.type == "image":
            section.pictures.append(Link(line, child.content, str(child.attrs["src"]), alone))
            if caption := child.attrs.get("title"):
                section.texts.append(Text(line, str(caption)))
        elif child.type == "html_inline":
            section.html.append(Text(line, child.content))
            small = child.content.lower().startswith(_ABOVE) or (small and not child.content.startswith("</"))
    flush()
