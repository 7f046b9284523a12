"""The preview as somebody who writes has it: a server, pages with what is wrong, and pages that follow the files."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project import ROOT

TRIES = 600
"""A tenth of a second each: no measure of speed, only an end."""


@pytest.fixture
def address(project: Path) -> Iterator[str]:
    """The preview of the project."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "generator", "serve", "--root", str(project), "--address", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        yield f"http://127.0.0.1:{port}/"
        server.kill()


def page(address: str, url: str, wanted: str, unwanted: str | None = None) -> str:
    """The page as soon as it has the words that are wanted, and those no more that are not."""
    text = ""
    for _try in range(TRIES):
        try:
            with urllib.request.urlopen(address + url) as answer:
                text = answer.read().decode()
                assert int(answer.headers["Content-Length"]) == len(text.encode())
        except urllib.error.URLError as error:
            text = str(error)
        if wanted in text and (unwanted is None or unwanted not in text):
            return text
        time.sleep(0.1)  # another process works; it has nothing to wait for but its pages
    raise AssertionError(text[-400:])


def test_pages_follow_the_files(project: Path, address: str) -> None:
    """A changed title is on the page; a mistake is told on every page, and gone once it is mended."""
    first = page(address, "achievements/herbs-relay/", "药圃接力办法")
    record = project / "data/achievements/herbs-relay.yml"
    good = record.read_text("utf-8")
    record.write_text(good.replace("药圃接力办法", "药圃接力新办法"), "utf-8")
    page(address, "achievements/herbs-relay/", "药圃接力新办法")
    record.write_text(good.replace("title:", "titel:"), "utf-8")
    told = page(address, "branches/", "没有“titel”这一项")
    record.write_text(good, "utf-8")
    page(address, "achievements/herbs-relay/", "药圃接力办法")  # it may come ahead of the build that tells of the mend
    page(address, "branches/", "</html>", unwanted="titel")

    assert "titel" not in first
    assert "data/achievements/herbs-relay.yml:1" in told
