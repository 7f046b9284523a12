"""The faces of cards and print: where they lie, and which characters each of them has."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

import orjson

from generator.digest import digest_of_bytes
from generator.settings import theme_folder

SERIF_BOLD = "NotoSerifSC-Bold.ttf"
SANS = "NotoSansSC-Regular.ttf"
SANS_BOLD = "NotoSansSC-Bold.ttf"
KAI = "SiyiKai-Regular.ttf"

SUBSTITUTE = "〓"
"""What printers set where a character is lacking."""


def path_of(face: str) -> Path:
    """The file of a face."""
    return theme_folder() / "assets" / "fonts" / face


@cache
def characters_of(face: str) -> frozenset[str]:
    """All that a face can show."""
    stored = orjson.loads(path_of("coverage.json").read_bytes())
    return frozenset(stored["characters"]) - frozenset(stored["lacking"][face])


def coverage_digest() -> str:
    """Stands for what our faces have."""
    return digest_of_bytes(path_of("coverage.json").read_bytes())


@cache
def _every() -> frozenset[str]:
    return frozenset(orjson.loads(path_of("coverage.json").read_bytes())["characters"])


def lacking(text: str) -> str:
    """The characters of a text that no face has, each once, in their order; invisible ones do not count."""
    if _every().issuperset(text):
        return ""
    odd = {char for char in set(text) - _every() if not _invisible(char)}
    return "".join(dict.fromkeys(char for char in text if char in odd)) if odd else ""


def face_for(char: str, wanted: str) -> str:
    """The wanted face where it has the character, else the first that has; empty where none has."""
    faces = (wanted, SERIF_BOLD, SANS_BOLD, KAI)
    return next((face for face in faces if char in characters_of(face)), "")


def settable(text: str) -> str:
    """The text without invisible characters, with one space for any white space and 〓 for what is lacking."""
    spaced = " ".join(text.split())
    return "".join(SUBSTITUTE if lacking(char) else char for char in spaced if char == " " or not _invisible(char))


def printable(text: str) -> str:
    """The text as print can set it: line ends stay, white space of other kinds becomes a space, 〓 stands for what
    is lacking, and what cannot be seen goes.
    """
    odd = set(text) - _every() - {"\n"}
    return "".join(_printable(char) for char in text if char != "\r") if odd else text


def _printable(char: str) -> str:
    if char == "\n" or char in _every():
        return char
    if char.isspace():
        return " "
    return "" if _invisible(char) else SUBSTITUTE


def _invisible(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in ("Cc", "Cf", "Mn")
