"""Letters with their look as one paragraph of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

BLANKS = " \t\u3000\u00a0\u200b\ufeff"
_SPECIAL = re.compile(r"([\\`*_~])|<(?=[a-zA-Z/!?])|&(?=#?\w+;)|\[(?=\^|[^\]]*\][(:])")
_AT_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+\s*$|-{3,}\s*$|(\d{1,9})([.)])(?=\s|$))")


def escaped(text: str) -> str:
    """Text of which nothing is taken for a mark of Markdown."""
    return _SPECIAL.sub(lambda match: f"\\{match[0]}", text)


def guarded(line: str) -> str:
    """A paragraph whose beginning is not taken for a heading, list or quotation."""
    match = _AT_START.match(line)
    if match is None:
        return line
    if match[2]:
        return f"{match[2]}\\{line[len(match[2]) :]}"
    return f"\\{line}"


@dataclass(frozen=True, slots=True)
class Span:
    """Letters of one look; `mark` is ready Markdown that is not to be escaped (a footnote, a line break)."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    mark: str = ""


def markdown(spans: tuple[Span, ...]) -> str:
    """Spans as one paragraph of Markdown. Blank edges of emphasis stand outside of its marks."""
    out = ""
    for look, text in _grouped(spans):
        if look.mark:
            out = out.rstrip(BLANKS) + "\\\n" if look.mark == "\n" else out + look.mark
            continue
        bare = text.strip(BLANKS)
        if not bare:
            out += " " if text.strip("\u3000\u200b\ufeff") else ""
            continue
        left, right = text[: len(text) - len(text.lstrip(BLANKS))], text[len(text.rstrip(BLANKS)) :]
        made = escaped(bare)
        if look.link:
            made = f"[{made}]({look.link})"
        if look.italic:
            made = f"*{made}*"
        if look.bold:
            made = f"**{made}**"
        out += (" " if left.strip("\u3000") else "") + made + (" " if right.strip("\u3000") else "")
    out = re.sub(r"^(?:\s|\\\n)+|(?:\s|\\\n)+$", "", out)  # breaks at the edges part nothing
    lines = [line.strip(BLANKS) for line in out.split("\n")]
    return "\n".join(guarded(line) for line in lines)


def _grouped(spans: tuple[Span, ...]) -> Iterator[tuple[Span, str]]:
    """Neighbours of the same look together."""
    look: Span | None = None
    text = ""
    for span in spans:
        same = look is not None and not span.mark and not look.mark and _look(span) == _look(look)
        if same:
            text += span.text
            continue
        if look is not None:
            yield look, text
        look, text = span, span.text
    if look is not None:
        yield look, text


def _look(span: Span) -> tuple[bool, bool, str]:
    return span.bold, span.italic, span.link
