"""URL and path of every page and derivative."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.media import MediaFile
from generator.portal import addresses
from generator.portal.addresses import TALLEST, WIDTHS, Derivative


@pytest.mark.parametrize(
    ("parts", "url", "file", "root"),
    [
        (("branches",), "branches/", "branches/index.html", "../"),
        (("branches", "icu"), "branches/icu/", "branches/icu/index.html", "../../"),
        (
            ("plans", "tasks", "by-unit", "icu"),
            "plans/tasks/by-unit/icu/",
            "plans/tasks/by-unit/icu/index.html",
            "../" * 4,
        ),
    ],
)
def test_page(parts: tuple[str, ...], url: str, file: str, root: str) -> None:
    """A URL, the file that answers it, and the way back from it."""
    assert addresses.page(*parts) == url
    assert (addresses.file_of(url), addresses.root_from(url)) == (file, root)


def test_the_root_itself() -> None:
    """Its file is the index; from it there is no way to go."""
    assert (addresses.file_of(""), addresses.root_from("")) == ("index.html", "")


def test_a_file_is_its_own_address() -> None:
    """The error page and the sitemap stand at the root."""
    assert (addresses.file_of("404.html"), addresses.root_from("404.html")) == ("404.html", "")


def media(path: str = "media/photo.jpg", width: int = 1200, height: int = 800) -> MediaFile:
    """A picture of this size."""
    return MediaFile(path, "0123456789abcdef", 9, width, height)


def test_derivatives_of_a_picture() -> None:
    """Smallest first, named by content; the two formats differ in their ending only."""
    assert addresses.derivatives(media(), "jpeg") == (
        Derivative("media/photo.01234567.480.jpg", 480, 320, "jpeg"),
        Derivative("media/photo.01234567.960.jpg", 960, 640, "jpeg"),
        Derivative("media/photo.01234567.1200.jpg", 1200, 800, "jpeg"),
    )
    webp = addresses.derivatives(media(), "webp")
    assert [each.path for each in webp] == [f"media/photo.01234567.{width}.webp" for width in (480, 960, 1200)]


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1, [1]),
        (479, [479]),
        (480, [480]),
        (481, [480, 481]),
        (1600, [480, 960, 1600]),
        (1601, [480, 960, 1600]),
        (9000, [480, 960, 1600]),
    ],
)
def test_widths(width: int, widths: list[int]) -> None:
    """The usual ones below the original's, and its own as far as the largest."""
    assert [each.width for each in addresses.derivatives(media(width=width), "webp")] == widths


@given(st.integers(1, 40_000), st.integers(1, 40_000))
def test_sizes_keep_to_their_limits(width: int, height: int) -> None:
    """For every picture: at least one size, ever wider, never above the original, none that WebP cannot hold."""
    made = addresses.derivatives(media(width=width, height=height), "webp")
    widths = [each.width for each in made]
    assert widths == sorted(set(widths))
    assert widths
    assert 1 <= widths[0] <= widths[-1] <= min(width, WIDTHS[-1])
    assert all(1 <= each.height <= min(height, TALLEST) for each in made)
    assert len({each.path for each in made}) == len(made)


@given(st.integers(16, 4000), st.integers(16, 4000))
def test_sizes_keep_the_proportions(width: int, height: int) -> None:
    """To half a pixel of height."""
    for each in addresses.derivatives(media(width=width, height=height), "jpeg"):
        assert abs(each.height - height * each.width / width) <= 0.5


@pytest.mark.parametrize(
    ("path", "copied"),
    [
        ("media/film.mp4", "media/film.01234567.mp4"),
        ("media/deep/Film_01 (2).MP4", "media/film-01-2.01234567.mp4"),
        ("media/宣传片.webm", "media/file.01234567.webm"),
        ("media/..vtt", "media/file.01234567.vtt"),
        ("media/a.b.pdf", "media/a-b.01234567.pdf"),
    ],
)
def test_copied_file(path: str, copied: str) -> None:
    """As much of the name as an address can hold, and the digest, which tells apart what is left alike."""
    assert addresses.copied(media(path)) == copied
