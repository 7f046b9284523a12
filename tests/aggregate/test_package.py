"""An institution by its published data package: the same records, and what makes a package no package."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.aggregate.project import brought, listed, province, published, run, said, school
from tests.aggregate.test_run import CAME
from tests.compendium.project import written
from tests.project import assembled


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *_args: Any) -> None:
        """Not on the screen of a test."""


@contextmanager
def serving(handler: Any) -> Iterator[str]:
    """A server in a thread; its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def text_of(content: bytes) -> bytes:
    """A file without the body, of which a package has only the words."""
    return content.partition(b"\n---\n")[0]


def test_the_same_records_as_from_the_folder(tmp_path: Path) -> None:
    """Every file of data is the same, every head of a narrative, and every picture that a field names."""
    folder = written(tmp_path / "a")
    published(folder, tmp_path / "site")
    files = []
    for source in ("../a", "../site/data/datapackage.json"):
        root = province(tmp_path / f"province{len(files)}", njnu=source)
        assert run(root).whole
        files.append(brought(root))
    by_folder, by_package = files

    assert {name: text_of(content) for name, content in by_package.items()} == {
        name: text_of(by_folder[name]) for name in by_package
    }
    assert set(by_folder) - set(by_package) == set()
    assert len(by_package) > 15


def test_by_an_address(tmp_path: Path) -> None:
    """Package, tables and pictures are fetched below the address of the package."""
    published(school(tmp_path / "a"), tmp_path / "site")
    with serving(partial(Quiet, directory=str(tmp_path))) as address:
        root = province(tmp_path / "province", njnu=f"{address}/site/data/datapackage.json")
        outcome = run(root)

    assert said(outcome) == [f"甲示例大学：汇入 {CAME}；图片等文件 1 个（数据截至2026年11月15日）"]
    portal, _findings = assembled(root)
    case = portal.cases["njnu-herbs-case"]
    assert [words for _id, words in case.body.headings()] == ["背景", "做法", "成效", "启示"]
    assert case.cover.file == "media/aggregated/njnu/tiny.dec36ec4.8.jpg"


def spoilt(site: Path, name: str) -> None:
    """A site with one fault."""
    package = site / "data/datapackage.json"
    match name:
        case "not JSON":
            package.write_text("<!doctype html>", "utf-8")
        case "no resources":
            package.write_text('{"name": "four-ones"}', "utf-8")
        case "another schema":
            package.write_text('{"resources": [{"name": "gdp", "path": "gdp.csv"}]}', "utf-8")
        case "a table is missing":
            (site / "data/branches.csv").unlink()
        case "another size":
            (site / "data/branches.csv").write_bytes(b"")
        case "another digest":
            content = (site / "data/branches.csv").read_bytes()
            (site / "data/branches.csv").write_bytes(content.replace(b"2016", b"2017"))
        case "a path out of the folder":
            package.write_bytes(package.read_bytes().replace(b'"branches.csv"', b'"../../secret.csv"'))
        case "no UTF-8":
            changed(package, "branches", b"\xff\xfe")
        case "uneven rows":
            changed(package, "branches", b"id,name\nx\n")


def changed(package: Path, table: str, content: bytes) -> None:
    """Another table, of which the package tells size only, and that rightly."""
    described = orjson.loads(package.read_bytes())
    row = next(each for each in described["resources"] if each["name"] == table)
    row["bytes"] = len(content)
    del row["hash"]
    package.write_bytes(orjson.dumps(described))
    (package.parent / f"{table}.csv").write_bytes(content)


WHY = {
    "not JSON": "数据包说明不是 JSON；来源要写 datapackage.json 本身的网址，不是网页的",
    "no resources": "数据包说明里没有 resources，不是数据包",
    "another schema": "不是四个一网站的数据包：没有 programmes、units、branches、studios、achievements 这些表",
    "a table is missing": "没有文件 data/branches.csv",
    "another size": "branches.csv 有 0 字节，数据包说明写的是 ",
    "another digest": "branches.csv 的 SHA-256 与数据包说明不符：文件被改动过，或没有传完",
    "a path out of the folder": "“../../secret.csv”不是网站里的路径",
    "no UTF-8": "branches.csv 读不懂，不是 UTF-8 的 CSV",
    "uneven rows": "branches.csv 里各行的列数不一样",
}


@pytest.mark.parametrize("name", WHY)
def test_a_package_with_a_fault(name: str, tmp_path: Path) -> None:
    """Is told and left out."""
    package = published(school(tmp_path / "a"), tmp_path / "site")
    (tmp_path / "secret.csv").write_text("id\nx\n", "utf-8")
    spoilt(tmp_path / "site", name)
    root = province(tmp_path / "province", njnu=str(package))
    outcome = run(root)

    (line,) = said(outcome)
    assert line.startswith(f"甲示例大学：没有汇入。{WHY[name]}")
    assert not outcome.whole
    assert brought(root) == {}


def test_a_picture_that_cannot_be_had(tmp_path: Path) -> None:
    """Is told; a case without its title picture is no case, a branch without pictures is one."""
    package = published(school(tmp_path / "a"), tmp_path / "site")
    (tmp_path / "site/media/tiny.dec36ec4.8.jpg").unlink()
    root = province(tmp_path / "province", njnu=str(package))
    lines = said(run(root))

    assert (
        "  没有收进来：文件 https://party.example.edu.cn/media/tiny.dec36ec4.8.jpg：没有文件 media/tiny.dec36ec4.8.jpg"
        in lines
    )
    assert any(line.startswith("  没有收进来：典型案例 herbs-case") for line in lines)
    portal, findings = assembled(root)
    assert portal.branches["njnu-herbs"].photos == ()
    assert [each for each in findings if each.severity == "error"] == []


def test_a_later_version(tmp_path: Path) -> None:
    """Tables and columns that are not known here are passed over, and told."""
    package = published(school(tmp_path / "a"), tmp_path / "site")
    table = (package.parent / "awards.csv").read_text("utf-8-sig").splitlines()
    changed(package, "awards", f"{table[0]},colour\r\n{table[1]},红\r\n".encode())
    described = orjson.loads(package.read_bytes())
    described["resources"].append({"name": "songs", "path": "songs.csv"})
    package.write_bytes(orjson.dumps(described))
    root = province(tmp_path / "province", njnu=str(package))
    outcome = run(root)

    assert "  说明：不认识的表和列没有读：songs、awards.colour；该校的程序可能更新" in said(outcome)
    assert "njnu-prize" in assembled(root)[0].awards


class Elsewhere(BaseHTTPRequestHandler):
    """Sends everybody to a file of the machine that asks, or to another server."""

    target = ""

    def do_GET(self) -> None:
        """One answer for all."""
        self.send_response(302)
        self.send_header("Location", self.target)
        self.end_headers()

    def log_message(self, *_args: Any) -> None:
        """Not on the screen of a test."""


@pytest.mark.parametrize("target", ["file:///etc/hostname", "http://localhost:9/x", "ftp://127.0.0.1/x"])
def test_no_way_elsewhere(target: str, tmp_path: Path) -> None:
    """A server cannot send the reader to files of its own machine, nor to other servers of its network."""
    handler = type("Sends", (Elsewhere,), {"target": target})
    with serving(handler) as address:
        root = province(tmp_path / "province", njnu=f"{address}/data/datapackage.json")
        (line,) = said(run(root))
    assert line.startswith("甲示例大学：没有汇入。")
    assert "没有跟过去" in line or "打不开" in line


def test_no_server(tmp_path: Path) -> None:
    """Is said in words; an address of another sort is none."""
    with serving(Quiet) as address:
        pass
    root = province(tmp_path / "province", njnu=f"{address}/data/datapackage.json", bfu="ftp://example.edu.cn/x")
    first, second = said(run(root))
    assert first == f"甲示例大学：没有汇入。{address}/data/datapackage.json 打不开：服务器没有开。以前也没有汇入过"
    assert second.startswith("乙示例大学：没有汇入。来源“ftp://example.edu.cn/x”读不了")


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file beyond its limit is not read to its end."""
    package = published(school(tmp_path / "a"), tmp_path / "site")
    monkeypatch.setattr("generator.aggregate.package.MOST_DESCRIBED", 1000)
    root = province(tmp_path / "province", njnu=str(package))
    (line,) = said(run(root))
    assert line == "甲示例大学：没有汇入。data/datapackage.json 超过 1000 字节，没有取完。以前也没有汇入过"
    with serving(partial(Quiet, directory=str(tmp_path / "site"))) as address:
        listed(root, njnu=f"{address}/data/datapackage.json")
        assert said(run(root)) == [line]
