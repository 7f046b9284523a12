"""A file of 5 MB in one line."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "data/policies/extra.yml").write_text("title: " + "字" * 1_700_000, encoding="utf-8")
