"""What a picture file is: its format by its first bytes, its size the right way up, or why it cannot be used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from generator.model.attachment import said_in_picture

SUFFIXES = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".png": "PNG",
    ".webp": "WebP",
    ".avif": "AVIF",
    ".heic": "HEIC",
    ".heif": "HEIC",
}
"""What a picture file may be called, and what it then should be."""

MOST_PIXELS = 60_000_000
"""A larger picture would take gigabytes to decode, and no page or book shows that much."""

_SIGNATURES = (
    ("JPEG", rb"\xff\xd8\xff"),
    ("PNG", rb"\x89PNG\r\n"),
    ("WebP", rb"RIFF....WEBP"),
    ("AVIF", rb"....ftypavi[fs]"),
    ("HEIC", rb"....ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)"),
    ("GIF", rb"GIF8"),
    ("BMP", rb"BM"),
    ("TIFF", rb"II\*\x00|MM\x00\*"),
    ("SVG", rb"(?s:\xef\xbb\xbf)?\s*<(?:svg|\?xml)"),
    ("PDF", rb"%PDF"),
)
_PILLOW = {"JPEG": "JPEG", "PNG": "PNG", "WebP": "WEBP", "AVIF": "AVIF", "HEIC": "HEIF"}
"""The decoder of each format that is used; Pillow's many others are never reached."""

_MOVING = {"PNG", "WebP", "AVIF"}
"""Formats in which more frames are a film; in JPEG and HEIC they are thumbnails and depth maps."""

_ORIENTATION = 0x0112
_SIDEWAYS = {5, 6, 7, 8}


@dataclass(frozen=True, slots=True)
class Look:
    """A usable picture: its true format, width and height in pixels the right way up, whether it moves, and what
    personal data it carries besides itself, as they may be shown.
    """

    format: str
    width: int
    height: int
    moving: bool
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a picture cannot be used: the finding's code, message and right form."""

    code: str
    message: str
    fix: str


_SPOILT = Refusal("F08", "图片打不开，文件可能不完整或改过扩展名", "重新导出为 JPG 或 PNG")


def look_at(path: Path) -> Look | Refusal:
    """What the file is. Raises OSError with an errno where the file itself cannot be read, and nothing else."""
    kind = kind_of(path)
    if kind and kind not in _PILLOW:
        return Refusal("F08", f"内容是 {kind}，不是能用的图片格式", "导出为 JPG 或 PNG")
    try:
        with open_picture(path) as picture:
            width, height = picture.size
            if width * height > MOST_PIXELS:
                return _too_large(f"{width}×{height} 像素，")
            if kind == "JPEG":
                picture.draft(None, (max(1, width // 8), max(1, height // 8)))
            picture.load()
            moving = kind in _MOVING and getattr(picture, "n_frames", 1) > 1
            if picture.getexif().get(_ORIENTATION) in _SIDEWAYS:
                width, height = height, width
            said = said_in_picture(picture)
    except Image.DecompressionBombError:
        return _too_large("")
    except Exception as error:  # decoders meet bytes that nobody foresaw in as many ways
        if isinstance(error, OSError) and error.errno is not None:
            raise
        return _SPOILT
    return Look(kind, width, height, moving, said)


def open_picture(path: Path) -> Image.Image:
    """The picture, not decoded yet, by the one decoder that its bytes call for. Raises OSError where none fits."""
    kind = kind_of(path)
    if kind not in _PILLOW:
        raise OSError(None, "not a picture", str(path))
    if kind == "HEIC":
        from pillow_heif import register_heif_opener  # a large library that most projects never need

        register_heif_opener(thumbnails=False, decode_threads=1)
    return Image.open(path, formats=(_PILLOW[kind],))


def kind_of(path: Path) -> str:
    """The format by the first bytes; empty for one that is not known. Raises OSError."""
    with path.open("rb") as file:
        head = file.read(64)
    return next((kind for kind, pattern in _SIGNATURES if re.match(pattern, head, re.DOTALL)), "")


def _too_large(size: str) -> Refusal:
    return Refusal("F10", f"图片太大：{size}超过 {MOST_PIXELS // 10_000} 万像素", "缩小到长边 4000 像素以内")
