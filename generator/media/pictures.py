"""Picture derivatives with Pillow: several widths as WebP and JPEG, upright, without metadata."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

from generator.model.media import MediaFile
from generator.portal import addresses
from generator.task import Stage, Task

QUALITY = {"webp": 78, "jpeg": 82}
_RECIPE = "2"
"""Part of every key: raise it when the way of making derivatives changes."""


def picture_tasks(files: Iterable[MediaFile], content: Path) -> list[Task]:
    """One task a derivative, and one a file that is copied as it is; equal files under equal names share theirs."""
    tasks: dict[str, Task] = {}
    for file in files:
        source = str(content / file.path)
        if not file.width:
            path = addresses.copied(file)
            tasks[path] = Task(path, Stage.DERIVE, f"copy:{file.digest}", copy, (source,))
            continue
        for image_format in QUALITY:
            for size in addresses.derivatives(file, image_format):
                key = f"picture:{_RECIPE}:{file.digest}:{size.width}:{image_format}"
                args = (source, size.width, size.height, image_format)
                tasks[size.path] = Task(size.path, Stage.DERIVE, key, derive, args)
    return list(tasks.values())


def derive(source: str, width: int, height: int, image_format: str) -> bytes:
    """The picture at one width (pixels), upright, in sRGB, stripped of all metadata."""
    with Image.open(source) as opened:
        opened.load()
        opened.getexif()  # keeps the orientation in mind while all that Pillow might save again goes
        profile = opened.info.get("icc_profile")
        opened.info = {key: value for key, value in opened.info.items() if key == "transparency"}
        upright = _plain(ImageOps.exif_transpose(opened))
    resized = _in_srgb(upright.resize((width, height), Image.Resampling.LANCZOS), profile)
    out = io.BytesIO()
    resized.save(out, image_format, quality=QUALITY[image_format], optimize=True)
    return out.getvalue()


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


def copy(source: str) -> bytes:
    """A file that is published as it is."""
    return Path(source).read_bytes()
