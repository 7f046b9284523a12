"""Picture derivatives with Pillow: several widths as WebP and JPEG, upright, without metadata."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from PIL import Image, ImageOps

from generator.model.media import MediaFile
from generator.portal import addresses
from generator.task import Stage, Task

QUALITY = {"webp": 78, "jpeg": 82}
_RECIPE = "1"
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
        picture = ImageOps.exif_transpose(opened).convert("RGB")
        resized = picture.resize((width, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    resized.save(out, image_format, quality=QUALITY[image_format], optimize=True)
    return out.getvalue()


def copy(source: str) -> bytes:
    """A file that is published as it is."""
    return Path(source).read_bytes()
