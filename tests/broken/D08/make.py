"""A photograph whose camera was told a telephone number."""

from __future__ import annotations

from pathlib import Path

from PIL import Image


def make(root: Path) -> None:
    """The picture that the base project shows, with a description and a comment as Windows writes it."""
    exif = Image.Exif()
    exif[0x010E] = "摄影：13800138000".encode().decode("latin-1")
    exif[0x9C9C] = "yaopu.zhang@qq.com".encode("utf-16-le")
    target = root / "content/media/tiny.png"
    Image.new("RGB", (640, 400), "#9E1B1E").save(target, exif=exif)
