"""A sentence that was taken out while changes were tracked."""

from __future__ import annotations

from pathlib import Path

from tests.office.word.papers import W, piece, raw, titled


def make(folder: Path) -> None:
    """Writes what is imported."""
    document = titled()
    deleted = f'<w:del {W} w:id="1"><w:r><w:delText>删去的话</w:delText></w:r></w:del>'
    piece(document.add_paragraph("药圃没有人管。"), deleted)
    (folder / "稿件.docx").write_bytes(raw(document))
