"""The whole way from records to a published site: clean, again, one edit, failure, kill."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import orjson
import pytest

from generator.build.prepare import prepare
from generator.compendium.payload import payload
from generator.host import build_site
from generator.settings import Project
from generator.views.volume import booklet_view
from tests.project import ROOT


def state_of(site: Path) -> dict[str, tuple[int, int]]:
    """Inode and time of change of every file: what shows whether anything was touched."""
    return {
        path.relative_to(site).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in site.rglob("*")
        if path.is_file()
    }


def without_index(paths: tuple[str, ...]) -> tuple[str, ...]:
    """Without the files of the search index, whose names come from their contents, and without other such digests."""
    kept = (path for path in paths if not path.startswith("search/index/"))
    return tuple(re.sub(r"\.[0-9a-f]{8,10}\.", ".HASH.", path) for path in kept)


def test_clean_build_makes_a_page_for_every_record(built: Path) -> None:
    """Every record type of the base project has its page, and the hand-written page is there too."""
    expected = [
        "index.html",
        "404.html",
        "about/index.html",
        "overview/index.html",
        "branches/herbs/index.html",
        "studios/herbs-studio/index.html",
        "achievements/herbs-relay/index.html",
        "cases/herbs-case/index.html",
        "notices/result/index.html",
        "awards/index.html",
        "sitemap.xml",
    ]
    assert [path for path in expected if not (built / path).is_file()] == []


def test_fonts_stay_at_home(built: Path) -> None:
    """Faces are for cards and print: no reader of the site pays for them."""
    assert [path.name for path in built.rglob("*") if path.suffix in (".ttf", ".otf", ".woff", ".woff2")] == []
    assert not (built / "assets/fonts").exists()


def test_unchanged_build_touches_nothing(project: Path) -> None:
    """A second build writes no file and leaves every inode as it was."""
    build_site(project, strict=False)
    before = state_of(project / "site")

    outcome = build_site(project, strict=False)

    assert outcome.published is not None
    assert (outcome.published.written, outcome.published.removed) == ((), ())
    assert outcome.parsed == 0
    assert state_of(project / "site") == before


DATA_FILES = (
    "data/achievements.csv",
    "data/datapackage.json",
    "data/index.html",
    "data/portal.json",
    "data/portal.xlsx",
)
"""What every change of an achievement changes of the open data, and the page that tells their sizes."""


def test_one_edit_rewrites_exactly_the_pages_that_show_it(project: Path) -> None:
    """A new partner of an achievement changes its own page and data, and no other page."""
    build_site(project, strict=False)
    record = project / "data/achievements/herbs-relay.yml"
    record.write_text(record.read_text("utf-8") + "partners:\n  - 示例县农技站\n", encoding="utf-8")

    outcome = build_site(project, strict=False)

    assert outcome.published is not None
    own = ("achievements/herbs-relay/index.html", "achievements/herbs-relay/index.json")
    assert without_index(outcome.published.written) == (*own, *DATA_FILES)
    assert outcome.parsed == 1


def test_a_new_title_rewrites_all_pages_that_name_the_record(project: Path) -> None:
    """The title of an achievement stands on its own page, its owners', the lists' and the home page."""
    build_site(project, strict=False)
    record = project / "data/achievements/herbs-relay.yml"
    lines = record.read_text("utf-8").splitlines()
    lines[0] = "title: 改过的名称"
    record.write_text("\n".join(lines) + "\n", encoding="utf-8")

    outcome = build_site(project, strict=False)

    assert outcome.published is not None
    assert without_index(outcome.published.written) == TITLE_PAGES


TITLE_PAGES = (
    "achievements/by-criterion/model.educate/index.html",
    "achievements/by-form/system/index.html",
    "achievements/by-level/university/index.html",
    "achievements/by-programme/model/index.html",
    "achievements/by-unit/pharmacy/index.html",
    "achievements/by-year/2025/index.html",
    "achievements/feed.json",
    "achievements/feed.xml",
    "achievements/herbs-relay/embed.html",
    "achievements/herbs-relay/index.html",
    "achievements/herbs-relay/index.json",
    "achievements/index.html",
    "branches/herbs/index.html",
    "cards/achievements/herbs-relay.HASH.png",
    *DATA_FILES,
    "feed.json",
    "feed.xml",
    "index.html",
    "overview/index.html",
    "studios/herbs-studio/index.html",
    "studios/index.html",
    "units/pharmacy/index.html",
)


def test_a_site_in_its_own_colour(project: Path) -> None:
    """The colour of the settings is that of pages, sign and printed matter; our red is nowhere in them."""
    with (project / "data/portal.yml").open("a", encoding="utf-8") as settings:
        settings.write('colour: "#1B4F9E"\n')

    build_site(project, strict=False)

    site = project / "site"
    sheets = [path.read_text("utf-8") for path in (site / "assets/css").glob("*.css")]
    mark = (site / "assets/img/mark.svg").read_text("utf-8")
    public = prepare(Project(project), None).public
    volume = booklet_view(public, public.branches["herbs"])
    assert "#1B4F9E" in mark
    assert sum("--red:#1B4F9E" in sheet for sheet in sheets) == 2
    assert [text for text in (mark, *sheets) if "#9E1B1E" in text.upper()] == []
    assert orjson.loads(payload(public, volume, "").data)["colour"] == "#1B4F9E"


def test_a_removed_record_takes_its_page_with_it(project: Path) -> None:
    """Nothing stays of a record whose file is gone."""
    build_site(project, strict=False)
    (project / "data/awards/prize.yml").unlink()
    (project / "content/notices/result.md").unlink()

    outcome = build_site(project, strict=False)

    assert outcome.published is not None
    assert without_index(outcome.published.removed) == (
        "awards/2026/index.html",
        "awards/prize/index.json",
        "cards/notices/result.HASH.png",
        "n/result/index.html",
        "notices/feed.json",
        "notices/feed.xml",
        "notices/result/embed.html",
        "notices/result/index.html",
        "notices/result/index.json",
        "notices/result/qr.svg",
    )
    assert not (project / "site/notices/result").exists()


def test_former_id_leads_to_the_record(project: Path) -> None:
    """An alias becomes a page that forwards without JavaScript."""
    record = project / "data/achievements/herbs-relay.yml"
    record.write_text(record.read_text("utf-8") + "aliases:\n  - old-relay\n", encoding="utf-8")

    build_site(project, strict=False)

    page = (project / "site/achievements/old-relay/index.html").read_text("utf-8")
    assert 'content="0; url=../herbs-relay/"' in page


def test_broken_record_is_left_out_and_the_rest_is_built(project: Path) -> None:
    """One bad file costs its own page only."""
    (project / "data/awards/prize.yml").write_text("name: [\n", encoding="utf-8")

    outcome = build_site(project, strict=False)

    assert [finding.code for finding in outcome.findings] == ["Y01"]
    assert (project / "site/branches/herbs/index.html").is_file()


def test_strict_build_refuses_and_keeps_the_old_site(project: Path) -> None:
    """With --strict an error means that nothing is published."""
    build_site(project, strict=False)
    before = state_of(project / "site")
    (project / "data/awards/prize.yml").write_text("name: [\n", encoding="utf-8")

    outcome = build_site(project, strict=True)

    assert outcome.refused == "有 1 处错误，严格模式下不发布"
    assert state_of(project / "site") == before


def test_failing_task_keeps_the_old_site(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that cannot be made is a finding, and the published site stays as it was."""
    build_site(project, strict=False)
    before = state_of(project / "site")
    (project / "data/awards/prize.yml").unlink()
    monkeypatch.setattr("generator.pages.shell.Shell.fill", _fail)

    outcome = build_site(project, strict=False)

    assert {finding.code for finding in outcome.findings} == {"B01"}
    assert outcome.refused == "有文件没有生成，已保留原来的网站"
    assert state_of(project / "site") == before


def _fail(*_args: object) -> str:
    raise ValueError("no shell")


KILLED = """
import os, signal, sys
from pathlib import Path
from generator.build import publish, tree
from generator.host import build_site

def kill(*_args, **_kwargs):
    os.kill(os.getpid(), signal.SIGKILL)

place = {"place": publish.Publisher, "_exchange": tree}.get(sys.argv[2], publish)
setattr(place, sys.argv[2], kill)
build_site(Path(sys.argv[1]), strict=False)
"""


@pytest.mark.parametrize("moment", ["place", "link", "swap", "_exchange"])
def test_killed_build_leaves_a_whole_site(project: Path, moment: str) -> None:
    """SIGKILL while writing, linking or swapping leaves the old site; the next build is right."""
    build_site(project, strict=False)
    before = state_of(project / "site")
    (project / "data/awards/prize.yml").unlink()

    killed = subprocess.run([sys.executable, "-c", KILLED, str(project), moment], cwd=ROOT, check=False)

    assert killed.returncode == -signal.SIGKILL
    assert state_of(project / "site") == before
    outcome = build_site(project, strict=False)
    assert outcome.published is not None
    assert "awards/index.html" in outcome.published.written
    assert [path.name for path in project.glob(".site.*")] == [".site.previous"]


def test_a_site_lost_between_two_renames_comes_back(project: Path) -> None:
    """Where folders cannot be exchanged in one step, the retired site is put back after a kill."""
    build_site(project, strict=False)
    before = state_of(project / "site")
    (project / "site").rename(project / ".site.retired")

    outcome = build_site(project, strict=False)

    assert outcome.published is not None
    assert outcome.published.written == ()
    assert state_of(project / "site") == before


def test_damaged_cache_changes_nothing(project: Path) -> None:
    """Whatever stands in the cache file, the result is the same."""
    build_site(project, strict=False)
    page = (project / "site/index.html").read_bytes()
    (project / ".fourones/cache.sqlite").write_bytes(b"not a database" * 400)

    build_site(project, strict=False)

    assert (project / "site/index.html").read_bytes() == page


def test_hidden_files_of_the_site_stay(project: Path) -> None:
    """The .gitignore that keeps the folder survives the swap."""
    (project / "site").mkdir()
    (project / "site/.gitignore").write_text("*\n")

    build_site(project, strict=False)

    assert (project / "site/.gitignore").read_text() == "*\n"


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_host_builds_by_itself(project: Path, host: str) -> None:
    """`mkdocs build` needs none of our commands, and neither does its fork ProperDocs."""
    command = [sys.executable, "-m", host, "build"]

    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert (project / "site/branches/herbs/index.html").is_file()


def test_installed_package_builds_a_site_elsewhere(project: Path, tmp_path: Path) -> None:
    """The wheel carries generator and theme: a folder with mkdocs.yml, data/ and content/ is enough."""
    wheels = tmp_path / "wheels"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(wheels),
        str(ROOT),
    ]
    subprocess.run(pip, check=True, capture_output=True)
    installed = tmp_path / "installed"
    with zipfile.ZipFile(next(wheels.glob("*.whl"))) as wheel:
        wheel.extractall(installed)

    done = subprocess.run(
        [sys.executable, "-m", "generator", "build"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert (installed / "generator/theme/main.html").is_file()
    assert {path.suffix for path in (installed / "generator/theme/assets/fonts").iterdir()} >= {".ttf", ".txt", ".json"}
    assert (project / "site/index.html").is_file()
    for args in (["explain", "Y07"], ["check", "--format", "html"]):
        told = subprocess.run(
            [sys.executable, "-m", "generator", *args],
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(installed)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (told.returncode, told.stderr) == (0, ""), args
        assert "正确写法" in told.stdout or "<h1>检查结果</h1>" in told.stdout


def test_check_command_exit_codes(project: Path) -> None:
    """0 clean, 1 errors, 2 unusable call; JSON on request."""

    def run(*args: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "generator", "check", *args]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)

    assert run("--root", str(project)).returncode == 0
    (project / "data/awards/prize.yml").write_text("name: [\n", encoding="utf-8")
    broken = run("--root", str(project), "--format", "json")
    assert broken.returncode == 1
    assert '"code": "Y01"' in broken.stdout
    assert run("--root", str(project / "data")).returncode == 2
