"""Reviewed means reviewed: a review names what was reviewed, and holds for nothing else.

What was reviewed is told by a digest of what the file says, whatever its layout, comments or quotes: not of the review
itself, of notes for editors, or of what only decides whether the record is shown.
"""

from __future__ import annotations

from typing import Any

import orjson

from generator.digest import digest_of_bytes
from generator.finding import Finding, KeyPath, found
from generator.markdown import Document

_BESIDE = frozenset({"id", "body", "review", "draft", "note", "aliases"})
_LETTERS = 16


def content_digest(data: dict[str, Any], document: Document | None) -> str:
    """Stands for the contents of a record, as plain data and as the text below its head."""
    rest = {key: value for key, value in data.items() if key not in _BESIDE}
    text = document.digest if document is not None else ""
    return digest_of_bytes(orjson.dumps([rest, text], option=orjson.OPT_SORT_KEYS))[:_LETTERS]


def stale(file: str, at: KeyPath, data: dict[str, Any], document: Document | None) -> Finding | None:
    """What is wrong with the review of a record whose contents have changed since."""
    review = data.get("review")
    if not isinstance(review, dict):
        return None
    bound, final = review.get("of"), review.get("final")
    if not isinstance(bound, str) or not bound or bound == content_digest(data, document):
        return None
    day = final.get("date") if isinstance(final, dict) else None
    since = f"{day} 终审以后" if isinstance(day, str) else "终审以后"
    return found(
        "A01",
        file,
        (*at, "review", "of"),
        label="三审三校",
        message=f"{since}内容改过，这次审核不算数，页面上不显示",
        fix="重新审核，改好终审日期，再运行 fourones reviewed 编号",
    )
