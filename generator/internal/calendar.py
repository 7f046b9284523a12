"""Deadlines as a calendar that Outlook, phones and WPS open (RFC 5545): a day each, with reminders before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from generator.digest import digest_of
from generator.internal.deadlines import Deadline

REMIND = (14, 3)
"""Days before."""

_WIDEST = 75
"""Bytes of a line, by RFC 5545."""


def calendar(rows: Iterable[Deadline], title: str, host: str, today: dt.date) -> bytes:
    """Everything from today on. The same rows of the same day give the same bytes."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//four-ones//report//ZH", f"X-WR-CALNAME:{_text(title)}"]
    for row in rows:
        if row.left >= 0:
            lines += _event(row, host, today)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(row: Deadline, host: str, today: dt.date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{digest_of([row.day, row.kind, row.title, row.who])}@{host or 'portal.invalid'}"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{row.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{row.day + dt.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(f'〔{row.kind}〕{row.title}')}"
    yield f"DESCRIPTION:{_text(f'{row.who}　文件写作：{row.written}')}"
    yield "TRANSP:TRANSPARENT"
    for days in REMIND:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_text(f'还有{days}天：{row.title}')}"
        yield f"TRIGGER:-P{days}D"
        yield "END:VALARM"
    yield "END:VEVENT"


def _text(words: str) -> str:
    for mark in ("\\", ";", ","):
        words = words.replace(mark, f"\\{mark}")
    return " ".join(words.split())


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 bytes, cut between characters; each but the first begins with a space."""
    part, size = "", 0
    for char in line:
        width = len(char.encode())
        if size + width > _WIDEST:
            yield part
            part, size = " ", 1
        part += char
        size += width
    yield part
