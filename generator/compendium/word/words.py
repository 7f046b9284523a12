"""Text on its way into a draft: text is never code, and never breaks the file."""

from __future__ import annotations

import re

_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
"""Control characters, halves of characters, and marks that turn the direction of writing: what XML refuses, or what
would show other words than those that were written.
"""


def clean(text: str) -> str:
    """The text without characters that have no shape; lines and tabs become spaces."""
    return _UNFIT.sub("", text.replace("\t", " ").replace("\n", " "))


def whole(title: str) -> str:
    """A title without the marks of where it may break."""
    return clean(title.replace("|", ""))
