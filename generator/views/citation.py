"""How a record is cited: GB/T 7714-2015, electronic resource online."""

from __future__ import annotations

from generator.model.base import Record
from generator.model.narrative import Case, Notice


def published(record: Record) -> str:
    """The day on which a record was published or last approved, `2026-05-20`; empty where none is known."""
    if isinstance(record, Case | Notice):
        return record.date.isoformat()
    return record.review.final.date.isoformat() if record.review else ""


def citation(author: str, title: str, when: str) -> str:
    """`主要责任者. 题名[EB/OL]. (发布日期)`: what stands before the date of access and the address, which only the
    reader's browser and the page know.
    """
    return f"{author}. {title.replace('|', '')}[EB/OL]. {f'({when})' if when else ''}"
