"""A Markdown file that somebody wants printed: its title, its text, and the pictures that lie beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.markdown import Document, parse_markdown
from generator.model.media import MediaFile, media_file
from generator.model.picture import Look, look_at
from generator.source import split_front_matter


class UnreadableError(Exception):
    """The file cannot be read; the message says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text without its front matter; its first heading is its title."""

    title: str
    body: Document
    pictures: Mapping[str, MediaFile]
    """By the address that the text gives them."""


def read_text(path: Path) -> Text:
    """The text of a file. Raises UnreadableError."""
    try:
        words = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(f"{path} 读不出来；要印的文字是 UTF-8 的 Markdown 文件") from error
    _head, below, no_head = split_front_matter(words)
    words = words if no_head else below
    title = re.match(r"\s*# +(.+)", words)
    body = parse_markdown(words[title.end() :] if title else words)
    beside = {str(figure["src"]): path.parent / figure["src"] for figure in body.pictures()}
    pictures = {src: _picture(file) for src, file in beside.items() if file.is_file()}
    return Text(title[1].strip() if title else path.stem, body, pictures)


def _picture(path: Path) -> MediaFile:
    try:
        raw, look = path.read_bytes(), look_at(path)
    except OSError as error:
        raise UnreadableError(f"图片 {path} 读不出来") from error
    if not isinstance(look, Look):
        raise UnreadableError(f"图片 {path} 不能用：{look.message}；{look.fix}")
    return media_file(path.resolve().as_posix(), raw, look.width, look.height)
