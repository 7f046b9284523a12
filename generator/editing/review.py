"""Binds reviews to what was reviewed: one line in the file of a record, all else as it was."""

from __future__ import annotations

import re

from generator.editing.change import Change
from generator.encoding import decode
from generator.model.files import FileType, Layout
from generator.model.parse import take_apart
from generator.model.reviewed import content_digest

_REVIEW = re.compile(r"^review:[ \t]*\n((?:[ \t]+[^\n]*\n|\n)+)", re.M)
_BOUND = re.compile(r"^[ \t]+of:[^\n]*\n", re.M)


class UnboundError(Exception):
    """The review cannot be bound; the message says why, in Chinese."""


def bound(name: str, raw: bytes, kind: FileType) -> Change:
    """The file of a record with the digest of its contents in its review. Raises UnboundError."""
    source, document = take_apart(raw, front_matter=kind.front_matter, keys=kind.keys)
    if not isinstance(source.data, dict):
        raise UnboundError(f"{name} 读不出来，先按 fourones check 改正")
    if kind.layout is not Layout.ONE or not isinstance(source.data.get("review"), dict):
        raise UnboundError(f"{name} 里没有三审三校（review），先填撰稿、初审、复审、终审的署名和日期")
    text, _problem = decode(raw)
    block = _REVIEW.search(text if text.endswith("\n") else f"{text}\n")
    if block is None:
        raise UnboundError(f"{name} 里的 review 不是分行写的，先运行 fourones fmt")
    inside = _BOUND.sub("", block[1])
    indent = re.match(r"[ \t]+", inside)
    assert indent is not None
    line = f"{indent[0]}of: {content_digest(source.data, document)}\n"
    after = text[: block.start(1)] + line + inside + text[block.end(1) :]
    return Change(name, raw, after.encode())
