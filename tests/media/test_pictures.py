"""Picture derivatives: their sizes, the right way up, in true colours, and without a word about where and who."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from pillow_heif import register_heif_opener

from generator.media.pictures import picture_tasks, print_tasks
from generator.model.media import scan_media
from generator.task import Stage

register_heif_opener()
SUFFIXES = ("jpg", "png", "webp", "avif", "heic")

RED, BLUE = (255, 0, 0), (0, 0, 255)


def halves(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A picture whose upper half is red and whose lower half is blue."""
    picture = Image.new("RGB", (width, height), BLUE)
    picture.paste(RED, (0, 0, width, height // 2))
    return picture.convert(mode)


def saved(root: Path, name: str, picture: Image.Image, **options: Any) -> Path:
    """The project root, with this picture as its only one."""
    path = root / "content/media" / name
    path.parent.mkdir(parents=True)
    picture.save(path, **options)
    return root


def derived(root: Path) -> dict[str, bytes]:
    """All derivatives of the project's pictures, by path."""
    files, findings = scan_media(root)
    assert findings == []
    return {task.path: task.func(*task.args) for task in picture_tasks(files.values(), root / "content")}


def opened(raw: bytes) -> Image.Image:
    """A derivative as a browser reads it."""
    return Image.open(io.BytesIO(raw))


def colours(picture: Image.Image) -> dict[str, str]:
    """Which of red, blue, white and black stands in the middle of each edge."""
    width, height = picture.size
    places = {
        "top": (width // 2, height // 8),
        "bottom": (width // 2, height - 1 - height // 8),
        "left": (width // 8, height // 2),
        "right": (width - 1 - width // 8, height // 2),
    }
    known = {"red": RED, "blue": BLUE, "white": (255, 255, 255), "black": (0, 0, 0)}

    def nearest(place: tuple[int, int]) -> str:
        pixel = picture.getpixel(place)
        assert isinstance(pixel, tuple)
        return min(known, key=lambda name: sum(abs(a - b) for a, b in zip(pixel, known[name], strict=True)))

    return {edge: nearest(place) for edge, place in places.items()}


@pytest.mark.parametrize(
    ("size", "sizes"),
    [
        ((2000, 1000), [(480, 240), (960, 480), (1600, 800)]),
        ((1600, 1200), [(480, 360), (960, 720), (1600, 1200)]),
        ((1000, 333), [(480, 160), (960, 320), (1000, 333)]),
        ((480, 480), [(480, 480)]),
        ((5, 3), [(5, 3)]),
        ((1, 1), [(1, 1)]),
    ],
)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_sizes(tmp_path: Path, size: tuple[int, int], sizes: list[tuple[int, int]], suffix: str) -> None:
    """The usual widths below that of the original, then the original's own, never more; each in all formats."""
    made = derived(saved(tmp_path, f"a.{suffix}", halves(*size)))
    found = {path.split(".", 2)[2]: (opened(raw).format, opened(raw).size) for path, raw in made.items()}
    assert found == {
        f"{width}.{ending}": (name, (width, height))
        for width, height in sizes
        for ending, name in (("avif", "AVIF"), ("webp", "WEBP"), ("jpg", "JPEG"))
    }


def test_a_long_screenshot_fits_into_webp(tmp_path: Path) -> None:
    """WebP ends at 16,383 pixels of height: such a picture is made narrower, and is still whole."""
    made = derived(saved(tmp_path, "long.png", halves(100, 20_000)))
    assert {opened(raw).size for raw in made.values()} == {(81, 16_200)}
    assert all(colours(opened(raw))["top"] == "red" for raw in made.values())


ORIENTATION = 0x0112
UPRIGHT = {
    1: ("top", "bottom"),
    2: ("top", "bottom"),
    3: ("bottom", "top"),
    4: ("bottom", "top"),
    5: ("left", "right"),
    6: ("right", "left"),
    7: ("right", "left"),
    8: ("left", "right"),
}
"""Where red and blue end up: orientation 6 asks for a quarter turn clockwise, which takes the top to the right."""


@pytest.mark.parametrize("orientation", UPRIGHT)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_pictures_stand_upright(tmp_path: Path, orientation: int, suffix: str) -> None:
    """What the camera wrote down about how it was held is carried out, and the address knows the turned size."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    made = derived(saved(tmp_path, f"a.{suffix}", halves(600, 400), exif=exif.tobytes()))
    red, blue = UPRIGHT[orientation]
    size = (600, 400) if orientation < 5 else (400, 600)
    whole = {path: opened(raw) for path, raw in made.items() if f".{size[0]}." in path}
    assert len(whole) == 3
    for picture in whole.values():
        assert picture.size == size
        assert (colours(picture)[red], colours(picture)[blue]) == ("red", "blue")


def secrets() -> dict[str, Mapping[str, Any]]:
    """By format: everything that Pillow can write beside the pixels, with a word that must not come through."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[0x010F] = "SECRET maker"
    exif[0x9286] = "SECRET comment"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (31.0, 14.0, 0.0)
    text = PngInfo()
    text.add_text("Author", "SECRET author")
    text.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>SECRET xmp</x:xmpmeta>")
    xmp = b"<x:xmpmeta>SECRET xmp</x:xmpmeta>"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return {
        "jpg": {"exif": exif, "xmp": xmp, "comment": b"SECRET note", "icc_profile": profile},
        "png": {"exif": exif, "pnginfo": text, "icc_profile": profile},
        "webp": {"exif": exif, "xmp": xmp, "icc_profile": profile},
        "avif": {"exif": exif, "xmp": xmp, "icc_profile": profile},
        "heic": {"exif": exif, "xmp": xmp, "icc_profile": profile},
    }


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_nothing_is_left_but_pixels(tmp_path: Path, suffix: str) -> None:
    """No EXIF, no place, no XMP, no comment, no text, no profile: in any format, whatever it came in."""
    root = saved(tmp_path, f"a.{suffix}", halves(64, 48), **secrets()[suffix])
    assert b"SECRET" in (root / f"content/media/a.{suffix}").read_bytes()
    for path, raw in derived(root).items():
        picture = opened(raw)
        assert (path, dict(picture.getexif()), b"SECRET" in raw) == (path, {}, False)
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "loop", "background"}


@pytest.mark.parametrize(
    ("mode", "suffix"),
    [("L", "png"), ("P", "png"), ("1", "png"), ("LA", "png"), ("RGBA", "png"), ("CMYK", "jpg"), ("RGBA", "webp")],
)
def test_every_sort_of_picture_becomes_rgb(tmp_path: Path, mode: str, suffix: str) -> None:
    """Grey, palette, transparent or for print: browsers get one sort."""
    made = derived(saved(tmp_path, f"a.{suffix}", halves(64, 48, mode)))
    assert {opened(raw).mode for raw in made.values()} == {"RGB"}


@pytest.mark.parametrize(("mode", "suffix"), [("P", "png"), ("RGBA", "png"), ("CMYK", "jpg"), ("RGBA", "webp")])
def test_colours_stay(tmp_path: Path, mode: str, suffix: str) -> None:
    """Red stays red on the way."""
    made = derived(saved(tmp_path, f"a.{suffix}", halves(64, 48, mode)))
    seen = {(colours(opened(raw))["top"], colours(opened(raw))["bottom"]) for raw in made.values()}
    assert seen == {("red", "blue")}


def test_sixteen_bits_of_grey_become_eight(tmp_path: Path) -> None:
    """A scan in fine greys is not white all over."""
    made = derived(saved(tmp_path, "a.png", Image.new("I;16", (64, 48), 257 * 120)))
    assert {opened(raw).getpixel((8, 8)) for raw in made.values()} <= {(n, n, n) for n in range(118, 123)}


def test_what_is_see_through_becomes_white(tmp_path: Path) -> None:
    """A logo on nothing is not a logo on black."""
    logo = halves(64, 48, "RGBA")
    logo.paste((0, 0, 0, 0), (0, 24, 64, 48))
    made = derived(saved(tmp_path, "logo.png", logo))
    assert {(colours(opened(raw))["top"], colours(opened(raw))["bottom"]) for raw in made.values()} == {
        ("red", "white")
    }


def test_a_see_through_colour_of_a_palette_becomes_white(tmp_path: Path) -> None:
    """The same where one entry of the palette is the transparent one."""
    picture = Image.new("P", (64, 48), 1)
    picture.putpalette([255, 0, 0, 0, 0, 0])
    picture.paste(0, (0, 0, 64, 24))
    made = derived(saved(tmp_path, "a.png", picture, transparency=1))
    assert {(colours(opened(raw))["top"], colours(opened(raw))["bottom"]) for raw in made.values()} == {
        ("red", "white")
    }


def test_colours_follow_the_profile_of_the_original(tmp_path: Path) -> None:
    """A profile says what the numbers mean: by one that has red and blue exchanged, red is blue."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exchanged = profile.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")
    made = derived(saved(tmp_path, "a.png", halves(64, 48), icc_profile=exchanged))
    assert {(colours(opened(raw))["top"], colours(opened(raw))["bottom"]) for raw in made.values()} == {("blue", "red")}


@pytest.mark.parametrize("suffix", ["jpg", "png"])
def test_a_profile_that_cannot_be_read_is_ignored(tmp_path: Path, suffix: str) -> None:
    """The picture is shown as it is."""
    made = derived(saved(tmp_path, f"a.{suffix}", halves(64, 48), icc_profile=b"no profile"))
    assert {colours(opened(raw))["top"] for raw in made.values()} == {"red"}


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_damaged_exif_does_not_stop_the_build(tmp_path: Path) -> None:
    """Wherever a byte of it is wrong: the picture is told to be unreadable, or it is made."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[0x010F] = "maker"
    root = saved(tmp_path, "a.jpg", halves(64, 48), exif=exif)
    path = root / "content/media/a.jpg"
    raw = path.read_bytes()
    start = raw.index(b"Exif") + 6
    for place in range(start, start + 64):
        path.write_bytes(raw[:place] + bytes([raw[place] ^ 0x5A]) + raw[place + 1 :])
        files, findings = scan_media(root)
        made = [task.func(*task.args) for task in picture_tasks(files.values(), root / "content")]
        assert ([finding.code for finding in findings], len(made)) in (([], 3), (["F08"], 0))


def test_other_files_are_copied_as_they_are(tmp_path: Path) -> None:
    """Films, captions and documents, under a name that holds their digest."""
    folder = tmp_path / "content/media"
    folder.mkdir(parents=True)
    (folder / "Film 一.MP4").write_bytes(b"film")
    ((path, raw),) = derived(tmp_path).items()
    assert raw == b"film"
    assert path.startswith("media/film.")
    assert path.endswith(".mp4")


def test_equal_files_share_their_derivatives(tmp_path: Path) -> None:
    """The same picture under the same name in two folders is made once; all of it before the pages."""
    root = saved(tmp_path, "one/a.png", halves(64, 48))
    (root / "content/media/two").mkdir()
    (root / "content/media/two/a.png").write_bytes((root / "content/media/one/a.png").read_bytes())
    files, _findings = scan_media(root)
    tasks = picture_tasks(files.values(), root / "content")
    assert (len(files), len(tasks), {task.stage for task in tasks}) == (2, 3, {Stage.DERIVE})


def test_key_follows_content_and_size(tmp_path: Path) -> None:
    """Another picture, width or format is another result; another folder is not."""
    root = saved(tmp_path, "a.png", halves(1000, 500))
    halves(1000, 400).save(root / "content/media/b.png")
    (root / "content/media/c.png").write_bytes((root / "content/media/a.png").read_bytes())
    files, _findings = scan_media(root)
    keys = {name: [task.key for task in picture_tasks([files[f"media/{name}.png"]], root)] for name in "abc"}
    assert keys["a"] == keys["c"]
    assert len(set(keys["a"] + keys["b"])) == 18


def test_same_bytes_whatever_was_made_before(tmp_path: Path) -> None:
    """Tasks run in any order and in any process: what one leaves in memory does not show in the next."""
    root = saved(tmp_path, "a.png", halves(1000, 500))
    files, _findings = scan_media(root)
    tasks = picture_tasks(files.values(), root / "content")
    assert [task.func(*task.args) for task in reversed(tasks)][::-1] == [task.func(*task.args) for task in tasks]


@pytest.mark.parametrize(("size", "printed"), [((2000, 1000), (960, 480)), ((640, 480), (640, 480))])
def test_one_jpeg_for_print(tmp_path: Path, size: tuple[int, int], printed: tuple[int, int]) -> None:
    """At most 960 pixels wide, never larger than the original, and under an address of its own."""
    root = saved(tmp_path, "a.webp", halves(*size))
    files, _findings = scan_media(root)
    (task,) = print_tasks(files.values(), root / "content")
    picture = opened(task.func(*task.args))
    assert (task.path, task.stage) == (f"print/a.{files['media/a.webp'].digest[:8]}.{printed[0]}.jpg", Stage.DERIVE)
    assert (picture.format, picture.size, colours(picture)["top"]) == ("JPEG", printed, "red")


def test_films_are_not_printed(tmp_path: Path) -> None:
    """Only pictures are."""
    (tmp_path / "content/media").mkdir(parents=True)
    (tmp_path / "content/media/film.mp4").write_bytes(b"film")
    files, _findings = scan_media(tmp_path)
    assert print_tasks(files.values(), tmp_path / "content") == []
