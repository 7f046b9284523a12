"""A value in quotes, as the reader of YAML understands it."""

from __future__ import annotations


def quoted_value(text: str) -> str:
    """The text in the quotes that need the fewest marks inside."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
