"""Picture derivatives with Pillow: several widths as AVIF, WebP and JPEG, upright, without metadata."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageOps

from generator.model.media import MediaFile
from generator.model.picture import open_picture
from generator.portal import addresses
from generator.task import Stage, Task

ENCODING: dict[str, dict[str, Any]] = {
    "avif": {"quality": 60, "speed": 8, "max_threads": 1},
    "webp": {"quality": 78, "method": 2},
    "jpeg": {"quality": 82, "optimize": True},
}
"""Equally good to the eye; the speeds are reasoned in CONTRIBUTING.md. One thread: tasks run side by
side already, and AVIF's tiles depend on the threads, so that more would mean other bytes on other machines.
"""

_RECIPE = "3"
"""Part of every key: raise it when the way of making derivatives changes."""

Size = tuple[int, int]


def picture_tasks(files: Iterable[MediaFile], content: Path) -> list[Task]:
    """One task a derivative, and one a file that is copied as it is; equal files under equal names share theirs."""
    tasks: dict[str, Task] = {}
    for file in files:
        if not file.width:
            path = addresses.copied(file)
            tasks[path] = Task(path, Stage.DERIVE, f"copy:{file.digest}", copy, (content / file.path,))
            continue
        sizes = [addresses.derivatives(file, each) for each in addresses.FORMATS]
        for formats in reversed(list(zip(*sizes, strict=True))):  # the slowest first, and one width after another
            for derivative in formats:
                tasks[derivative.path] = _task(file, content, derivative, sizes[0][-1])
    return list(tasks.values())


def print_tasks(files: Iterable[MediaFile], content: Path) -> list[Task]:
    """One JPEG a picture, as printed volumes show it; only what makes volumes asks for these."""
    wanted = {file: addresses.for_print(file) for file in files if file.width}
    return list({each.path: _task(file, content, each, each) for file, each in wanted.items()}.values())


def _task(file: MediaFile, content: Path, wanted: addresses.Derivative, widest: addresses.Derivative) -> Task:
    key = f"picture:{_RECIPE}:{file.digest}:{widest.width}:{wanted.width}:{wanted.format}"
    size = (wanted.width, wanted.height)
    args = (content / file.path, file.digest, (widest.width, widest.height), size, wanted.format)
    return Task(wanted.path, Stage.DERIVE, key, derive, args)


def derive(source: Path, digest: str, widest: Size, size: Size, image_format: str) -> bytes:
    """The picture at one size (pixels), upright, in sRGB, stripped of all metadata. `widest` is the
    largest size that is made of it, and `digest` that of the file.
    """
    out = io.BytesIO()
    _sized(source, digest, widest, size).save(out, image_format, **ENCODING[image_format])
    return out.getvalue()


@lru_cache(maxsize=2)
def _sized(source: Path, digest: str, widest: Size, size: Size) -> Image.Image:
    """The pixels of one size, kept for the next format; smaller sizes come from the widest, which is the
    same to the eye and spares decoding a large original nine times.
    """
    if size != widest:
        return _sized(source, digest, widest, widest).resize(size, Image.Resampling.LANCZOS)
    upright, profile = _upright(source)
    return _in_srgb(upright.resize(size, Image.Resampling.LANCZOS), profile)


def cropped(source: Path, size: Size) -> Image.Image:
    """The middle of the picture, as large as it can fill this size (pixels), upright and in sRGB."""
    upright, profile = _upright(source)
    return _in_srgb(ImageOps.fit(upright, size, Image.Resampling.LANCZOS), profile)


def _upright(source: Path) -> tuple[Image.Image, bytes | None]:
    """The picture the right way up and without metadata, and its colour profile."""
    with open_picture(source) as opened:
        opened.load()
        opened.getexif()  # keeps the orientation in mind while all that Pillow might save again goes
        profile = opened.info.get("icc_profile")
        opened.info = {key: value for key, value in opened.info.items() if key == "transparency"}
        return _plain(ImageOps.exif_transpose(opened)), profile


def _plain(picture: Image.Image) -> Image.Image:
    """Eight bits a channel; what is see-through becomes white, not the colour that happens to lie below it."""
    if picture.mode.startswith("I;16"):
        return picture.point(lambda value: value * (1 / 257)).convert("L")
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture)
    return picture if picture.mode in ("RGB", "CMYK", "L") else picture.convert("RGB")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours by the profile of the original, where it has one that can be read."""
    if profile:
        with contextlib.suppress(ImageCms.PyCMSError, OSError):
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            if converted is not None:
                converted.info.clear()
                return converted
    return picture.convert("RGB")


def copy(source: Path) -> bytes:
    """A file that is published as it is."""
    return source.read_bytes()
