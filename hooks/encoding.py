"""How a file is saved: anything but UTF-8 would show visitors the wrong characters."""

import codecs

from problems import Problem, Source


def problems(page: Source) -> list[Problem]:
    """Return what is wrong in how a page is saved; what every tool can read is only mentioned."""
    found = []
    if not page.readable:
        line = page.text[: page.text.index("\N{REPLACEMENT CHARACTER}")].count("\n") + 1
        found.append(
            Problem(
                page.path,
                line,
                "the file is not saved as UTF-8; save it again with that encoding.",
                "文字コードがUTF-8ではありません。UTF-8で保存し直してください。",
            )
        )
    if page.raw.startswith(codecs.BOM_UTF8):
        found.append(
            Problem(
                page.path,
                1,
                "the file begins with a byte order mark; “UTF-8 without BOM” is tidier.",
                "ファイルの先頭にBOMがあります。「UTF-8（BOMなし）」で保存すると、よりよくなります。",
                blocking=False,
            )
        )
    if b"\r\n" in page.raw:
        found.append(
            Problem(
                page.path,
                1,
                "the lines end as in Windows (CRLF); LF is tidier.",
                "改行がWindowsの形（CRLF）です。LFで保存すると、よりよくなります。",
                blocking=False,
            )
        )
    return found
