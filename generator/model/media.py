"""Pictures and other files below `content/media/`: what is there, how large, and its digest."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson
from PIL import Image, UnidentifiedImageError

from generator.finding import Finding, found
from generator.model.parse import Memo
from generator.model.walk import reason_of

PICTURES = {".jpg", ".jpeg", ".png", ".webp"}
OTHERS = {".mp4", ".webm", ".vtt", ".pdf"}
FOLDER = "content/media"
_ORIENTATION = 0x0112
_SIDEWAYS = {5, 6, 7, 8}


@dataclass(frozen=True, slots=True)
class MediaFile:
    """`path` is relative to `content/`; width and height are in pixels, 0 for what is no picture."""

    path: str
    digest: str
    size: int
    width: int = 0
    height: int = 0


def scan_media(root: Path, memo: Memo | None = None) -> tuple[Mapping[str, MediaFile], list[Finding]]:
    """All usable files below `content/media/`, by path relative to `content/`."""
    files: dict[str, MediaFile] = {}
    findings: list[Finding] = []
    content = root / "content"
    for folder, folders, names in os.walk(root / FOLDER):
        folders.sort()
        for name in sorted(names):
            path = Path(folder, name)
            place = path.relative_to(root).as_posix()
            if path.suffix.lower() not in PICTURES | OTHERS:
                if not name.startswith((".", "~$")):
                    findings.append(_unused(place))
                continue
            try:
                file = _describe(path.relative_to(content).as_posix(), path.read_bytes(), path, memo)
            except (UnidentifiedImageError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
                findings.append(_spoilt(place))
            except OSError as error:
                findings.append(_spoilt(place) if error.errno is None else _closed(place, error))
            else:
                files[file.path] = file
    return files, findings


def _spoilt(place: str) -> Finding:
    return found("F08", place, message="图片打不开，文件可能不完整或改过扩展名", fix="重新导出为 JPG 或 PNG")


def _closed(place: str, error: OSError) -> Finding:
    return found("F01", place, message=f"文件{reason_of(error)}", fix="检查文件权限，或重新保存一次")


def _unused(place: str) -> Finding:
    return found(
        "F07",
        place,
        message="不是能用的格式，没有读取",
        fix="图片用 jpg、png、webp，视频用 mp4、webm，字幕用 vtt，附件用 pdf",
    )


def _describe(name: str, raw: bytes, path: Path, memo: Memo | None) -> MediaFile:
    digest = hashlib.blake2b(raw, digest_size=8).hexdigest()
    if path.suffix.lower() not in PICTURES:
        return MediaFile(name, digest, len(raw))
    known = memo.get(f"size:{digest}") if memo else None
    if known is None:
        with Image.open(path) as picture:
            width, height = picture.size
            picture.draft(None, (max(1, width // 8), max(1, height // 8)))
            picture.load()
            if picture.getexif().get(_ORIENTATION) in _SIDEWAYS:
                width, height = height, width
        if memo is not None:
            memo.put(f"size:{digest}", orjson.dumps([width, height]))
    else:
        width, height = orjson.loads(known)
    return MediaFile(name, digest, len(raw), width, height)
