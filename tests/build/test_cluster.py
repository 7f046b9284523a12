"""A build on other machines: a real scheduler and real workers, of which some are killed midway."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib.metadata import requires
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import cluster
from generator.cli import main
from tests.compendium.project import written
from tests.project import ROOT

DASK = [sys.executable, "-m", "dask"]
HERE = "127.0.0.1"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")


def project_in(root: Path) -> Path:
    """The small book with pictures, cards, booklets and a volume, ready to be built."""
    written(root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copy(ROOT / "content/about.md", root / "content")
    settings = root / "data/portal.yml"
    settings.write_text(settings.read_text("utf-8").replace("booklets: 否\n", ""), "utf-8")
    return root


def run(*command: object) -> str:
    """What a process of its own says."""
    done = subprocess.run(
        [sys.executable, "-m", *map(str, command)], cwd=ROOT, capture_output=True, text=True, check=False, timeout=100
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    return done.stdout


def files(root: Path) -> dict[str, bytes]:
    """All files of the site."""
    site = root / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def costly(site: dict[str, bytes]) -> int:
    """How many of them are worth sending: derivatives, cards, PDFs, pages of records."""
    return sum(
        name.startswith(("cards/", "media/"))
        or name.endswith(".pdf")
        or (name.endswith("index.html") and name != "about/index.html" and b'http-equiv="refresh"' not in content)
        for name, content in site.items()
    )


def done_there(told: str) -> int:
    """How many tasks other machines did: each costly file is one, each picture of a volume another."""
    match = re.search(r"分工：别的机器做了 (\d+) 项", told)
    assert match is not None
    return int(match[1])


@pytest.fixture(scope="session")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the site as one process makes them."""
    root = project_in(tmp_path_factory.mktemp("here") / "project")
    run("generator", "build", "--root", root)
    return files(root)


def free_port() -> int:
    """One that nobody listens to."""
    with socket.socket() as free:
        free.bind((HERE, 0))
        port: int = free.getsockname()[1]
        return port


Start = Callable[..., tuple[str, list[int]]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a scheduler and so many workers with the code in a folder; gives its address and their process ids."""
    with ExitStack() as running:

        def spawn(*arguments: str, folder: Path = ROOT) -> subprocess.Popen[str]:
            process = subprocess.Popen(
                [*DASK, *arguments], cwd=folder, stderr=subprocess.PIPE, text=True,
                env={**os.environ, "PYTHONPATH": str(folder)},
            )  # fmt: skip
            running.enter_context(process)
            running.callback(process.kill)
            return process

        def begin(number: int, folder: Path = ROOT) -> tuple[str, list[int]]:
            port = free_port()
            spawn("scheduler", "--host", HERE, "--port", str(port), "--no-dashboard")
            own = ["worker", f"tcp://{HERE}:{port}", "--nthreads", "1", "--no-nanny", "--no-dashboard"]
            workers = [spawn(*own, folder=folder) for _number in range(number)]
            for each in workers:
                assert each.stderr is not None
                assert any("Registered to" in line for line in each.stderr)
            return f"dask://{HERE}:{port}", [each.pid for each in workers]

        yield begin


def test_the_same_bytes(tmp_path: Path, expected: dict[str, bytes], start: Start) -> None:
    """Pictures, cards, PDFs and pages come from the workers, and every file is what one process makes."""
    address, _workers = start(2)
    root = project_in(tmp_path / "project")

    told = run("tests.build.afar", root, address)

    assert done_there(told) >= costly(expected)
    assert "改在本机做" not in told
    assert files(root) == expected

    told = run("generator", "compendium", "book", "--root", root, "--out", tmp_path / "out", "--executor", address)
    assert done_there(told) == 3  # two pictures and a volume
    assert (tmp_path / "out/book.pdf").read_bytes() == expected["volumes/book/book.pdf"]


def test_a_worker_is_killed(tmp_path: Path, expected: dict[str, bytes], start: Start) -> None:
    """What it had is done by the other."""
    address, workers = start(2)
    root = project_in(tmp_path / "project")

    told = run("tests.build.afar", root, address, workers[0])

    assert done_there(told) >= costly(expected)
    assert "改在本机做" not in told
    assert files(root) == expected


def test_all_workers_are_killed(tmp_path: Path, expected: dict[str, bytes], start: Start) -> None:
    """The rest is made here, and that is told."""
    address, workers = start(2)
    root = project_in(tmp_path / "project")

    told = run("tests.build.afar", root, address, *workers)

    assert "项改在本机做（没有能用的机器）" in told
    assert files(root) == expected


def test_workers_with_other_code(tmp_path: Path, expected: dict[str, bytes], start: Start) -> None:
    """They would make other bytes, so they make none; one more comment is other code."""
    other = tmp_path / "other"
    shutil.copytree(ROOT / "generator", other / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    (other / "theme").symlink_to(ROOT / "theme")
    with (other / "generator/text.py").open("a", encoding="utf-8") as code:
        code.write("# another version\n")
    address, _workers = start(1, other)
    root = project_in(tmp_path / "project")

    told = run("tests.build.afar", root, address)

    assert done_there(told) == 0
    assert "上的程序、主题或软件包是别的版本）\n" in told
    assert files(root) == expected


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (f"dask://{HERE}:{{port}}", "没有回答；看那里的调度器（dask scheduler）是否开着、端口是否放行\n"),
        ("10.0.0.5:8786", "不是执行器的地址；写成 dask://主机:端口，如 dask://10.0.0.5:8786\n"),
        ("dask://10.0.0.5", "不是执行器的地址；写成 dask://主机:端口，如 dask://10.0.0.5:8786\n"),
        ("dask://10.0.0.5:x", "不是执行器的地址；写成 dask://主机:端口，如 dask://10.0.0.5:8786\n"),
    ],
)
def test_nobody_there(tmp_path: Path, address: str, words: str) -> None:
    """One line says what to look at, and nothing is built."""
    root = project_in(tmp_path / "project")
    told = CliRunner().invoke(
        main, ["build", "--root", str(root), "--executor", address.format(port=free_port())], catch_exceptions=False
    )

    assert told.exit_code == 2
    assert told.output.endswith(words)
    assert told.output.count("\n") == 1
    assert not (root / "site").exists()


def test_somebody_else_there(tmp_path: Path) -> None:
    """Who listens and does not speak is no scheduler."""
    root = project_in(tmp_path / "project")
    with socket.create_server((HERE, 0)) as silent:
        address = f"dask://{HERE}:{silent.getsockname()[1]}"
        told = CliRunner().invoke(main, ["build", "--root", str(root), "--executor", address])

    assert told.exit_code == 2
    assert told.output == f"{address} 没有回答；看那里的调度器（dask scheduler）是否开着、端口是否放行\n"


def test_dask_is_an_extra() -> None:
    """Nothing loads it that was not asked for it, and an installation does without."""
    code = "import sys, generator.host, generator.cli, generator.build.cluster as _; print({'dask'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout == "set()\n"
    needed = [each for each in requires("fourones") or () if each.startswith(("dask", "distributed"))]
    assert [each.partition("; ")[2] for each in needed] == ["extra == 'dask'"]


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """How to install it."""
    monkeypatch.setattr(cluster, "find_spec", lambda _name: None)
    with pytest.raises(cluster.UnreachableError) as told:
        cluster.machines_at("dask://10.0.0.5:8786")

    assert str(told.value) == '没有装 dask，连不上别的机器；先运行 pip install "fourones[dask]"'
