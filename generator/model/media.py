"""Pictures and other files below `content/media/`: what is there, how large, and its digest."""

from __future__ import annotations

import hashlib
import os
import warnings
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import orjson
from PIL import Image

from generator.digest import code_digest
from generator.finding import Finding, Place, found
from generator.model.attachment import found_in_file, found_in_name
from generator.model.captions import Mistake, read_captions
from generator.model.film import Film, film_of
from generator.model.judge import barred
from generator.model.parse import Memo
from generator.model.permission import Permissions
from generator.model.picture import SUFFIXES, Look, Refusal, look_at
from generator.model.walk import reason_of

OTHERS = {".mp4", ".webm", ".vtt", ".pdf"}
FOLDER = "content/media"


@dataclass(frozen=True, slots=True)
class MediaFile:
    """`path` is relative to `content/` (whole for a picture beside a text that is no record's); width and height are in
    pixels, 0 for what is no picture. `film` is what an MP4 says of itself, `words` what captions say.
    """

    path: str
    digest: str
    size: int
    width: int = 0
    height: int = 0
    film: Film | None = None
    words: tuple[str, ...] = ()


def media_file(path: str, raw: bytes, width: int = 0, height: int = 0) -> MediaFile:
    """The file of these bytes."""
    return MediaFile(path, hashlib.blake2b(raw, digest_size=8).hexdigest(), len(raw), width, height)


def scan_media(
    root: Path, memo: Memo | None = None, permissions: Permissions | None = None
) -> tuple[Mapping[str, MediaFile], list[Finding]]:
    """All usable files below `content/media/`, by path relative to `content/`; those that must not be published for
    what is written in them are not usable.
    """
    permissions = permissions or Permissions()
    files: dict[str, MediaFile] = {}
    findings: list[Finding] = []
    pictures: list[tuple[Path, MediaFile]] = []
    for path in _paths(root):
        place = path.relative_to(root).as_posix()
        if path.suffix.lower() not in SUFFIXES.keys() | OTHERS:
            findings.append(_unused(place))
            continue
        try:
            raw = path.read_bytes()
        except OSError as error:
            findings.append(_closed(place, error))
            continue
        name = path.relative_to(root / "content").as_posix()
        file = media_file(name, raw)
        hits = [*found_in_name(path.stem), *found_in_file(path.suffix.lower(), raw, file.digest, memo)]
        hits = [hit for hit in hits if hit.shown not in permissions.allowed(place)]
        if hits:
            findings += (barred(place, hit) for hit in hits)
            continue
        if path.suffix.lower() in SUFFIXES:
            pictures.append((path, file))
        elif path.suffix.lower() == ".vtt":
            captions = read_captions(raw)
            files[name] = replace(file, words=captions.words)
            findings += (_misread(place, mistake) for mistake in captions.mistakes)
        else:
            files[name] = replace(file, film=film_of(raw) if path.suffix.lower() == ".mp4" else None)
    for (path, file), look in zip(pictures, _looks(pictures, memo), strict=True):
        findings += _judged(path.relative_to(root).as_posix(), look)
        if isinstance(look, Look):
            files[file.path] = replace(file, width=look.width, height=look.height)
    return dict(sorted(files.items())), findings


def _paths(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root / FOLDER):
        folders.sort()
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith((".", "~$")))


def _looks(pictures: list[tuple[Path, MediaFile]], memo: Memo | None) -> list[Look | Refusal | OSError]:
    """What each picture is; side by side where it is not remembered, since decoders let go of the interpreter."""
    known = [memo.get(_key(file)) if memo is not None else None for _path, file in pictures]
    new = [path for (path, _file), value in zip(pictures, known, strict=True) if value is None]
    with warnings.catch_warnings(), ThreadPoolExecutor(os.cpu_count()) as pool:
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit here is lower, and told
        seen = iter([*pool.map(_look, new)])
    looks: list[Look | Refusal | OSError] = []
    for (_path, file), value in zip(pictures, known, strict=True):
        look = _known(value) if value is not None else next(seen)
        if memo is not None and value is None and isinstance(look, Look):
            memo.put(_key(file), orjson.dumps(look))
        looks.append(look)
    return looks


def _known(value: bytes) -> Look:
    row = orjson.loads(value)
    return Look(**{**row, "said": tuple(row["said"])})


def _key(file: MediaFile) -> str:
    return f"look:{file.digest}:{code_digest()}"


def _look(path: Path) -> Look | Refusal | OSError:
    try:
        return look_at(path)
    except OSError as error:
        return error


def _judged(place: str, look: Look | Refusal | OSError) -> Iterator[Finding]:
    if isinstance(look, OSError):
        yield _closed(place, look)
        return
    if isinstance(look, Refusal):
        yield found(look.code, place, message=look.message, fix=look.fix)
        return
    suffix = Path(place).suffix
    if SUFFIXES[suffix.lower()] != look.format:
        right = next(each for each, kind in SUFFIXES.items() if kind == look.format)
        fix = f"改名为 {Path(place).stem}{right}，引用它的地方一并改"
        yield found("F09", place, message=f"内容是 {look.format} 图片，扩展名却是 {suffix}", fix=fix)
    if look.said:
        words = f"图片附带的信息里有“{'”“'.join(look.said)}”；网站上的图片不带这些，仓库里的原文件带着"
        yield found("D08", place, message=words, fix="用看图软件“另存为”并去掉附带信息，换掉这个文件")
    if look.moving:
        yield found("F11", place, message="这是动图，网站只用第一帧", fix="换成静止的图片；动态内容做成微视频")


def _misread(place: str, mistake: Mistake) -> Finding:
    return Finding("F12", Place(place, (), mistake.line), mistake.message, "", mistake.fix)


def _closed(place: str, error: OSError) -> Finding:
    return found("F01", place, message=f"文件{reason_of(error)}", fix="检查文件权限，或重新保存一次")


def _unused(place: str) -> Finding:
    return found(
        "F07",
        place,
        message="不是能用的格式，没有读取",
        fix="图片用 jpg、png、webp、avif、heic，视频用 mp4、webm，字幕用 vtt，附件用 pdf",
    )
