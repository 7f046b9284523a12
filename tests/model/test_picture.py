"""What a picture file is, whatever it is called and however damaged."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pillow_heif import register_heif_opener

from generator.model.media import scan_media
from generator.model.picture import Look, Refusal, kind_of, look_at, open_picture

register_heif_opener()
FORMATS = {"JPEG": "JPEG", "PNG": "PNG", "WEBP": "WebP", "AVIF": "AVIF", "HEIF": "HEIC"}


def written(path: Path, image_format: str, size: tuple[int, int] = (64, 48), **options: Any) -> Path:
    """A noisy picture in this format, under this name."""
    picture = Image.effect_noise(size, 60).convert("RGB")
    picture.save(path, image_format, **options)
    return path


@pytest.mark.parametrize("image_format", FORMATS)
def test_the_bytes_tell_the_format(tmp_path: Path, image_format: str) -> None:
    """Not the name."""
    path = written(tmp_path / "a.dat", image_format)
    assert look_at(path) == Look(FORMATS[image_format], 64, 48, False)


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_size_is_that_of_the_upright_picture(tmp_path: Path, image_format: str) -> None:
    """A picture taken sideways has its width and height exchanged."""
    exif = Image.Exif()
    exif[0x0112] = 6
    path = written(tmp_path / "a", image_format, exif=exif.tobytes())
    assert look_at(path) == Look(FORMATS[image_format], 48, 64, False)


@pytest.mark.parametrize("image_format", ["PNG", "WEBP", "AVIF"])
def test_a_moving_picture(tmp_path: Path, image_format: str) -> None:
    """Is told apart from one that stands still, and its first frame is what opens."""
    frames = [Image.new("RGB", (64, 48), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "a", image_format, save_all=True, append_images=frames[1:], duration=100)
    assert look_at(tmp_path / "a") == Look(FORMATS[image_format], 64, 48, True)
    with open_picture(tmp_path / "a") as picture:
        pixel = picture.convert("RGB").getpixel((8, 8))
    assert isinstance(pixel, tuple)
    assert (pixel[0] > 200, pixel[2] < 50) == (True, True)


def test_a_jpeg_with_a_second_picture_in_it_stands_still(tmp_path: Path) -> None:
    """Cameras put a preview or a depth map behind the photograph."""
    other = Image.new("RGB", (64, 48))
    Image.new("RGB", (64, 48)).save(tmp_path / "a", "MPO", save_all=True, append_images=[other])
    assert look_at(tmp_path / "a") == Look("JPEG", 64, 48, False)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"GIF89a", "GIF"),
        (b"BM\x00", "BMP"),
        (b"II*\x00", "TIFF"),
        (b"MM\x00*", "TIFF"),
        (b"\xef\xbb\xbf<svg ", "SVG"),
        (b"<?xml version='1.0'?><svg ", "SVG"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_other_formats_are_named(tmp_path: Path, head: bytes, kind: str) -> None:
    """Whoever renamed the file is told what it is."""
    (tmp_path / "a.png").write_bytes(head)
    assert look_at(tmp_path / "a.png") == Refusal("F08", f"内容是 {kind}，不是能用的图片格式", "导出为 JPG 或 PNG")


def test_no_other_decoder_is_reached(tmp_path: Path) -> None:
    """Pillow knows dozens of formats, some of which run other programs; they are not tried."""
    path = tmp_path / "a.jpg"
    Image.new("RGB", (8, 8)).save(path, "EPS")
    assert kind_of(path) == ""
    assert isinstance(look_at(path), Refusal)
    with pytest.raises(OSError, match="not a picture"):
        open_picture(path)


@pytest.mark.parametrize(("size", "usable"), [((10_000, 6_000), True), ((10_000, 6_001), False)])
def test_limit_of_size(tmp_path: Path, size: tuple[int, int], usable: bool) -> None:
    """Sixty million pixels, and not one more."""
    Image.new("1", size).save(tmp_path / "a.png")
    look = look_at(tmp_path / "a.png")
    assert isinstance(look, Look) == usable
    assert usable or look == Refusal("F10", "图片太大：10000×6001 像素，超过 6000 万像素", "缩小到长边 4000 像素以内")


def test_a_picture_that_pillow_itself_refuses(tmp_path: Path) -> None:
    """Beyond twice its own limit Pillow does not even tell the size."""
    Image.new("1", (20_000, 9_000)).save(tmp_path / "a.png")
    assert look_at(tmp_path / "a.png") == Refusal("F10", "图片太大：超过 6000 万像素", "缩小到长边 4000 像素以内")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("image_format", FORMATS)
def test_damage_is_told_or_survived(tmp_path: Path, image_format: str) -> None:
    """Cut anywhere or with any bytes changed: a refusal or a picture, never an error."""
    raw = written(tmp_path / "a", image_format).read_bytes()
    chance = random.Random(4)
    changed = [raw[: chance.randrange(len(raw))] for _ in range(20)]
    for _ in range(40):
        bytes_now = bytearray(raw)
        for _ in range(3):
            bytes_now[chance.randrange(len(raw))] = chance.randrange(256)
        changed.append(bytes(bytes_now))
    for each in changed:
        (tmp_path / "a").write_bytes(each)
        assert isinstance(look_at(tmp_path / "a"), Look | Refusal)


class Remembering(dict[str, bytes]):
    """A memo in memory."""

    def put(self, key: str, value: bytes) -> None:
        """Keeps the bytes."""
        self[key] = value


def test_a_known_picture_is_not_decoded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was seen is remembered by content, wherever the file lies; its name is judged each time."""
    memo = Remembering()
    folder = tmp_path / "content/media"
    folder.mkdir(parents=True)
    written(folder / "a.png", "PNG")
    before, _findings = scan_media(tmp_path, memo)
    monkeypatch.setattr("generator.model.media.look_at", None)
    (folder / "a.png").rename(folder / "b.jpg")

    after, findings = scan_media(tmp_path, memo)

    assert (after["media/b.jpg"].width, after["media/b.jpg"].digest) == (64, before["media/a.png"].digest)
    assert [finding.code for finding in findings] == ["F09"]


def test_many_pictures_keep_their_order(tmp_path: Path) -> None:
    """They are looked at side by side, and each gets its own size."""
    folder = tmp_path / "content/media"
    folder.mkdir(parents=True)
    for width in range(1, 41):
        Image.new("RGB", (width, 5)).save(folder / f"{width:02}.png")
    (folder / "film.mp4").write_bytes(io.BytesIO().getvalue())
    files, _findings = scan_media(tmp_path)
    assert [(path, file.width) for path, file in files.items()] == [
        *((f"media/{width:02}.png", width) for width in range(1, 41)),
        ("media/film.mp4", 0),
    ]
