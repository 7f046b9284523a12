"""A manuscript, which never tells all that a case needs."""

from __future__ import annotations

from pathlib import Path

from tests.office.word.papers import raw, titled


def make(folder: Path) -> None:
    """Writes what is imported."""
    document = titled()
    document.add_paragraph("药圃没有人管。")
    (folder / "稿件.docx").write_bytes(raw(document))
