"""Emphasis nested 1,000 deep in a text."""

from pathlib import Path


def make(root: Path) -> None:
    text = "*a " * 1000 + "b*" * 1000
    head = "---\ntitle: 动态\nkind: news\ndate: 2026-05-01\n---\n"
    (root / "content/notices/extra.md").write_text(head + text, encoding="utf-8")
