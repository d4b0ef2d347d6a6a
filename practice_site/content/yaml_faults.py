"""Where a YAML text goes wrong, and why: a parser stumbles lines below what its writer did."""

import re

import yaml

_FIELD = re.compile(r"[\s-]*[A-Za-z_]\w*:(\s|$)")
_WIDE_COLON = re.compile(r"[\s-]*[A-Za-z_]\w*\s*：")
_WIDE_SPACE = re.compile(r"[ -]*[^\S \t\n]")
_MERGE = re.compile(r"^(?:<{7}|>{7})(?:\s|$)", re.MULTILINE)
_BRACE = re.compile(r"[\s-]*([A-Za-z_]\w*:\s+)?\{")


def found(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """Return the line of the mistake behind an error, and the message for it."""
    if merged := _MERGE.search(text):
        return text.count("\n", 0, merged.start()) + 1, "two_versions"
    if quote := _open_quote(text):
        return quote, "yaml_quote_open"
    # A list or table is named by its beginning, which may be the first line of the file; all else ends where it fails.
    inside = "block" in (error.context or "") or "escape" in (error.problem or "")
    mark = error.problem_mark if inside else error.context_mark or error.problem_mark
    lines = text.rstrip().split("\n")
    line = min(mark.line, len(lines) - 1) if mark else 0
    for above in (line, max(line - 1, 0)):
        if _WIDE_COLON.match(lines[above]):
            return above + 1, "yaml_wide_colon"
        if _WIDE_SPACE.match(lines[above]):
            return above + 1, "yaml_invisible"
    if "\t" in lines[line]:
        return line + 1, "yaml_tab"
    if "escape" in (error.problem or ""):
        return line + 1, "yaml_backslash"
    return line + 1, "yaml_braces" if _BRACE.match(lines[line]) else "yaml_unreadable"


def of_name(key: yaml.Node) -> str | None:
    """Return the message for a field's name that is none, if it is so."""
    if not isinstance(key, yaml.ScalarNode):
        return "yaml_braces"  # {{ name }} without quotes
    if not key.value.isprintable():  # a full-width space that was to indent it, for one
        return "yaml_invisible"
    return "yaml_wide_colon" if "：" in key.value else None


def _open_quote(text: str) -> int | None:
    """Return the line of a quote that goes on over the fields below it, to the next one or to the end of the file."""
    lines = text.split("\n")
    try:
        for token in yaml.scan(text, Loader=yaml.CSafeLoader):
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
                first, last = int(token.start_mark.line), int(token.end_mark.line)
                if any(_FIELD.match(line) for line in lines[first + 1 : last + 1]):
                    return first + 1
    except yaml.MarkedYAMLError as error:
        if error.context_mark and "quoted" in (error.context or "") and "escape" not in (error.problem or ""):
            return int(error.context_mark.line) + 1
    return None
