"""An attachment with an identity number in its text."""

from __future__ import annotations

from pathlib import Path

import typst


def make(root: Path) -> None:
    """A PDF of one page."""
    target = root / "content/media/form.pdf"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(typst.compile(b"ID 110101199003071233"))
