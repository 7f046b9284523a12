"""Files of one place: where that is, what a path may be, and what is no whole file."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from generator.aggregate.fetch import Disk, FetchError, Web, place_of, safe
from tests.aggregate.test_package import serving


@pytest.mark.parametrize(
    ("source", "root", "path"),
    [
        ("https://a.example.edu.cn/data/datapackage.json", "https://a.example.edu.cn/", "data/datapackage.json"),
        ("https://a.example.edu.cn/x/y/data/p.json?v=1#z", "https://a.example.edu.cn/x/y/", "data/p.json"),
        ("https://a.example.edu.cn/p.json", "https://a.example.edu.cn/", "p.json"),
        ("https://a.example.edu.cn/%E5%85%9A/data/p.json", "https://a.example.edu.cn/%E5%85%9A/", "data/p.json"),
    ],
)
def test_the_site_of_an_address(source: str, root: str, path: str) -> None:
    """One folder above that of the package."""
    place, found = place_of(source)
    assert isinstance(place, Web)
    assert (place.root, found) == (root, path)


def test_the_site_of_a_path() -> None:
    """Likewise; a package that lies alone has the folder that it lies in."""
    for source, root, path in (("s/data/p.json", "s", "data/p.json"), ("s/p.json", "s", "p.json")):
        place, found = place_of(source)
        assert isinstance(place, Disk)
        assert (place.root, found) == (Path(root), path)


@pytest.mark.parametrize("path", ["", "/x", "../x", "a/../../x", "C:/x", "file:x", "\\\\server\\x", "a\\..\\x", "a\0b"])
def test_paths_that_lead_elsewhere(path: str) -> None:
    """Of any system."""
    with pytest.raises(FetchError, match="不是网站里的路径"):
        safe(path)


class Short(BaseHTTPRequestHandler):
    """Promises more than it sends."""

    def do_GET(self) -> None:
        """Three bytes of nine."""
        self.send_response(200)
        self.send_header("Content-Length", "9")
        self.end_headers()
        self.wfile.write(b"abc")

    def log_message(self, *_args: Any) -> None:
        """Not on the screen of a test."""


def test_half_a_file() -> None:
    """Is none."""
    with serving(Short) as address, pytest.raises(FetchError, match="没有传完"):
        Web(f"{address}/").read("x", 100)


def test_a_file_that_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is given up."""
    (tmp_path / "x").write_bytes(b"abc")
    monkeypatch.setattr("generator.aggregate.fetch.LONGEST", -1.0)
    with pytest.raises(FetchError, match="还没有传完"):
        Disk(tmp_path).read("x", 100)
