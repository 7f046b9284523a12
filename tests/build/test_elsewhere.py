"""Costly tasks through any executor: the same bytes, a bounded number under way, and nothing is ever lost."""

from __future__ import annotations

import multiprocessing
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from generator.build import elsewhere, fork, parcel
from generator.build.elsewhere import NOBODY, Elsewhere, Tally
from generator.build.parcel import packed, performed
from generator.host import build_site
from generator.media.cards import Palette, card_tasks, draw
from generator.media.pictures import derive, picture_tasks
from generator.model.media import scan_media
from generator.settings import theme_folder
from generator.task import Stage, Task
from generator.views.page import Meta, Page, SocialCard
from tests.build.test_prints import with_prints


@pytest.fixture
def tasks(tmp_path: Path) -> list[Task]:
    """The derivatives of a picture, a card that shows it, and a film, which is only copied."""
    media = tmp_path / "content/media"
    media.mkdir(parents=True)
    Image.linear_gradient("L").resize((600, 400)).save(media / "a.jpg")
    (media / "a.vtt").write_text("WEBVTT\n", "utf-8")
    files, _findings = scan_media(tmp_path)
    card = SocialCard("cards/a.jpg", "典型案例", "让接班的人先开口", "药学院", "试验大学", "门户", "media/a.jpg", "1")
    page = Page("cases/a/", "cases/", "case", "甲", Meta("摘要", card=card), None)
    content = tmp_path / "content"
    return [*picture_tasks(files.values(), content), *card_tasks([page], theme_folder(), content)]


def at_once(tasks: list[Task]) -> dict[str, bytes]:
    """What each makes here."""
    return {task.path: task.func(*task.args) for task in tasks}


def results(afar: Elsewhere, tasks: list[Task]) -> dict[str, bytes | None]:
    """What comes back, by path."""
    return {task.path: content for task, content in afar.results(tasks)}


@pytest.mark.parametrize(
    "pool",
    [ThreadPoolExecutor, lambda: ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))],
    ids=["threads", "processes"],
)
def test_any_executor(tasks: list[Task], pool: Callable[[], Executor]) -> None:
    """The same bytes; what is not worth sending is left."""
    with pool() as executor:
        afar = Elsewhere(executor)
        came = results(afar, tasks)

    assert {path: content for path, content in came.items() if content is not None} == {
        path: content for path, content in at_once(tasks).items() if not path.endswith(".vtt")
    }
    assert [path for path, content in came.items() if content is None] == [tasks[-2].path]
    assert afar.tally == Tally(len(tasks) - 1)
    assert afar.tally.told() == f"别的机器做了 {len(tasks) - 1} 项"


def test_a_parcel_needs_no_file(tasks: list[Task]) -> None:
    """Whoever opens it has the content, once for all tasks that read it."""
    own = [task for task in tasks if task.func in (derive, draw)]
    expected = [*at_once(own).values()]
    source = own[0].args[0]
    raw = source.read_bytes()
    sent = packed(own)
    source.unlink()

    assert sent.contents == (raw,)
    assert performed(sent.recipe, sent.tasks, sent.contents) == expected


def listed(folder: Path, theme: Path) -> bytes:
    """The names of the files in a folder, and whether the theme is the one here."""
    return f"{sorted(path.name for path in folder.iterdir())} {theme == theme_folder()}".encode()


def test_folders(tmp_path: Path) -> None:
    """The fonts of an institution's own go along as a folder; the theme is there already."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    for name in ("a.ttf", "b.ttf"):
        (folder / name).write_bytes(b"font")
    sent = packed([Task("", Stage.BIND, "", listed, (folder, theme_folder()))])

    assert sent.contents == ({"a.ttf": b"font", "b.ttf": b"font"},)
    assert sent.size == len(sent.tasks) + 8
    assert performed(sent.recipe, sent.tasks, sent.contents) == [b"['a.ttf', 'b.ttf'] True"]


def plain(text: str) -> bytes:
    """A small task."""
    return text.encode()


def plain_tasks(monkeypatch: pytest.MonkeyPatch, number: int) -> list[Task]:
    """So many of them, each a parcel."""
    monkeypatch.setitem(parcel.PORTIONS, plain, 1)
    return [Task(f"{each}", Stage.DERIVE, "", plain, (f"{each}",)) for each in range(number)]


class Waiting(Executor):
    """Does nothing until it is told to."""

    def __init__(self) -> None:
        self.open: list[tuple[Future[Any], Callable[[], Any]]] = []
        self.most = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_kwargs: Any) -> Future[Any]:
        """Notes how many are open."""
        future: Future[Any] = Future()
        self.open.append((future, lambda: fn(*args)))
        self.most = max(self.most, len(self.open))
        return future

    def one(self) -> bool:
        """Does one."""
        future, work = self.open.pop(0)
        future.set_result(work())
        return True


@pytest.mark.parametrize(("most", "most_bytes", "expected"), [(3, 10_000, 3), (3, 1, 1)])
def test_few_are_under_way(monkeypatch: pytest.MonkeyPatch, most: int, most_bytes: int, expected: int) -> None:
    """Files are read when their parcel leaves, so that many pictures take no more memory than some."""
    monkeypatch.setattr(elsewhere, "WATCH", 0)
    monkeypatch.setattr(elsewhere, "MOST", most)
    monkeypatch.setattr(elsewhere, "MOST_BYTES", most_bytes)
    tasks = plain_tasks(monkeypatch, 10)
    executor = Waiting()

    assert results(Elsewhere(executor, executor.one), tasks) == at_once(tasks)
    assert executor.most == expected


def test_nobody_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """After some silence all that is under way is taken back, and nothing more is sent."""
    monkeypatch.setattr(elsewhere, "WATCH", 0)
    monkeypatch.setattr(elsewhere, "MOST", 2)
    tasks = plain_tasks(monkeypatch, 5)
    executor = Waiting()
    there = iter([True, *[False] * 4, True, *[False] * 5])
    afar = Elsewhere(executor, lambda: next(there))

    assert results(afar, tasks) == dict.fromkeys(map(str, range(5)))
    assert [*there] == []
    assert [future.cancelled() for future, _work in executor.open] == [True, True]
    assert afar.tally == Tally(0, Counter({NOBODY: 5}))
    assert afar.begun(tasks[0])() is None


class Failing(Executor):
    """Breaks at the first task."""

    calls = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Fails."""
        self.calls += 1
        raise ConnectionError


def test_an_executor_that_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not asked again."""
    executor = Failing()
    afar = Elsewhere(executor)

    assert results(afar, plain_tasks(monkeypatch, 3)) == {"0": None, "1": None, "2": None}
    assert executor.calls == 1
    assert afar.tally.told() == (
        "别的机器做了 0 项，2 项改在本机做（没有能用的机器），1 项改在本机做（没有送到或中途停止：ConnectionError）"
    )


def test_a_file_that_cannot_be_read(tasks: list[Task]) -> None:
    """What cannot be packed is left; the others go."""
    cover = Palette("", "", "", "", "")
    lost = Task("lost", Stage.DERIVE, "", draw, (None, cover, Path("/nowhere/a.jpg")))
    with ThreadPoolExecutor() as executor:
        afar = Elsewhere(executor)
        came = results(afar, [lost, *tasks[:2]])

    assert came == {"lost": None, **at_once(tasks[:2])}
    assert afar.tally == Tally(2, Counter({"没有送到或中途停止：FileNotFoundError": 1}))


def test_a_task_that_fails_there(tasks: list[Task]) -> None:
    """It is left, to be tried here; the others of its parcel are done."""
    broken = Task("broken", Stage.DERIVE, "", derive, (tasks[0].args[0], "", (0, 0), (0, 0), "jpeg"))
    with ThreadPoolExecutor() as executor:
        afar = Elsewhere(executor)
        came = results(afar, [broken, *tasks[:2]])

    assert came == {"broken": None, **at_once(tasks[:2])}
    assert afar.tally == Tally(2, Counter({"那边没有做成：ValueError": 1}))


def test_other_code(monkeypatch: pytest.MonkeyPatch, tasks: list[Task]) -> None:
    """A machine that would make other bytes opens nothing, and says who it is."""
    sent = packed(tasks[:1])
    monkeypatch.setattr(parcel.platform, "node", lambda: "node-7")

    assert performed("another", b"not looked at", sent.contents) == "node-7"
    monkeypatch.setattr(elsewhere, "performed", lambda _recipe, tasks, contents: performed("another", tasks, contents))
    with ThreadPoolExecutor() as executor:
        afar = Elsewhere(executor)
        assert results(afar, tasks[:1]) == {tasks[0].path: None}
    assert afar.tally.told() == "别的机器做了 0 项，1 项改在本机做（node-7 上的程序、主题或软件包是别的版本）"


def test_one_task(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is under way at once, and may be asked for twice."""
    monkeypatch.setattr(elsewhere, "WATCH", 0)
    executor = Waiting()
    (task,) = plain_tasks(monkeypatch, 1)
    begun = Elsewhere(executor, executor.one).begun(task)

    assert len(executor.open) == 1
    assert begun() == b"0"


@pytest.mark.parametrize("afar", [False, True], ids=["here", "elsewhere"])
def test_kept_groups(project: Path, monkeypatch: pytest.MonkeyPatch, afar: bool) -> None:
    """What the last build kept, and whose files are gone from site and cache, is made out before it goes anywhere."""
    monkeypatch.setattr(fork, "FROM", 1)
    first = build_site(with_prints(project), strict=False)
    before = files(project)
    shutil.rmtree(project / "site")
    with closing(sqlite3.connect(project / ".fourones/cache.sqlite")) as cache, cache:
        cache.execute("DELETE FROM stored WHERE key LIKE 'out:%'")

    with ThreadPoolExecutor() as executor:
        again = build_site(project, strict=False, elsewhere=Elsewhere(executor) if afar else None)

    assert (again.refused, again.findings) == ("", first.findings)
    assert files(project) == before
    assert bool(again.elsewhere) is afar
    assert "改在本机做" not in again.elsewhere


def files(root: Path) -> dict[str, bytes]:
    """All files of the site."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.glob("site/**/*") if path.is_file()}
