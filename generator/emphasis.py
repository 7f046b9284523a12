"""Emphasis in Markdown as Chinese needs it, as a rule for markdown-it."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

WIDE = re.compile(r"[\u2018-\u201d\u2026\u2014\u3000-\u303f\u3400-\u9fff\uff00-\uffef\U00020000-\U0003ffff]")
"""Han characters and their punctuation."""


def emphasis(state: StateInline, silent: bool) -> bool:
    """The emphasis rule with flanking judged as Chinese needs it: a wide character beside the mark
    counts as a letter, even when it is punctuation (after the CommonMark CJK-friendly amendments).
    """
    start = state.pos
    marker = state.src[start]
    if silent or marker not in "_*":
        return False
    scanned = state.scanDelims(start, marker == "*")
    opens, closes = scanned.can_open, scanned.can_close
    if marker == "*":
        before = state.src[start - 1] if start > 0 else " "
        end = start + scanned.length
        after = state.src[end] if end < state.posMax else " "
        if WIDE.match(before) or WIDE.match(after):
            opens, closes = opens or not after.isspace(), closes or not before.isspace()
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(Delimiter(ord(marker), scanned.length, len(state.tokens) - 1, -1, opens, closes))
    state.pos += scanned.length
    return True
