"""Files become records and findings; nothing in a file can make that fail."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.finding import Finding, Place
from generator.model.document import Policy
from generator.model.load import Loaded, load, resolve
from generator.model.media import MediaFile, scan_media
from generator.model.reading import Origin
from generator.model.shape import shape_of
from generator.model.types import RECORD_TYPES
from generator.model.unit import Unit
from generator.portal.disclosure import disclose
from generator.report import as_line
from tests.project import BASE, TODAY, assembled, copied, write

POLICY = "title: 补充通知\nissuer: 组织部\nopen_mode: open\nsummary: 补充说明。\n"


def policy(root: Path, text: str) -> Policy:
    """The one policy of a project that has nothing else."""
    write(root, "data/policies/extra.yml", text)
    record = load(root).records["policies"]["extra"]
    assert isinstance(record, Policy)
    return record


class Remembering(dict[str, bytes]):
    """A memo that forgets nothing."""

    def put(self, key: str, value: bytes) -> None:
        """Stores bytes."""
        self[key] = value


def test_words_stay_as_typed(tmp_path: Path) -> None:
    """What looks like a number, a date or a yes stays the text that was typed where text is wanted."""
    record = policy(tmp_path, POLICY + "number: 007\nnote: 2024.10\ndate: 2024.10\n")

    assert (record.number, record.note) == ("007", "2024.10")
    assert record.date is not None
    assert (record.date.text, record.date.start) == ("2024.10", dt.date(2024, 10, 1))


@pytest.mark.parametrize(("word", "draft"), [("是", True), ("yes", True), ("true", True), ("否", False), ("no", False)])
def test_flags(word: str, draft: bool, tmp_path: Path) -> None:
    """Yes and no are understood in Chinese and English."""
    assert policy(tmp_path, f"{POLICY}draft: {word}\n").draft is draft


@pytest.mark.parametrize("mode", ["open", "主动公开"])
def test_terms(mode: str, tmp_path: Path) -> None:
    """A term may be written by its code or by its Chinese label; the record holds the code."""
    write(tmp_path, "data/vocab.yml", "open_modes:\n  - {code: open, label: 主动公开}\n")

    assert policy(tmp_path, POLICY.replace("open_mode: open", f"open_mode: {mode}")).open_mode == "open"


def test_without_vocabularies(tmp_path: Path) -> None:
    """Where the vocabularies themselves are missing, that alone is told, not every term of every record."""
    policy(tmp_path, POLICY)

    assert [as_line(finding) for finding in load(tmp_path).findings] == [
        "F01 data/vocab.yml 缺少这个文件 → 照示范站的同名文件新建一个",
        "F01 data/portal.yml 缺少这个文件 → 照示范站的同名文件新建一个",
    ]


def test_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    """A file saved by a Windows editor is the same record."""
    plain = policy(tmp_path, POLICY)

    assert policy(tmp_path, "\ufeff" + POLICY.replace("\n", "\r\n")) == plain


def test_list_of_records(tmp_path: Path) -> None:
    """Units share one file; each knows its row."""
    copied(tmp_path)

    loaded = load(tmp_path)

    assert [type(record) for record in loaded.records["units"].values()] == [Unit, Unit]
    assert loaded.origins["units", "pharmacy"] == Origin("data/units.yml", (1,))


def test_one_fault_hides_no_other(tmp_path: Path) -> None:
    """Two bad files, and two faults in one of them, are all told at once; good files are read."""
    copied(tmp_path)
    write(tmp_path, "data/policies/a.yml", "title: 甲\n")
    write(tmp_path, "data/policies/b.yml", "- 乙\n")

    loaded = load(tmp_path)

    assert [as_line(finding) for finding in resolve(loaded.findings, tmp_path)] == [
        "S02 data/policies/a.yml:1:1 [公开方式] 缺少必填项“公开方式” → "
        "补上 open_mode: …（主动公开、依申请公开、不予公开；只有主动公开的上网站）",
        "S02 data/policies/a.yml:1:1 [内容概要] 缺少必填项“内容概要” → 补上 summary: …（用自己的话概括）",
        "S02 data/policies/a.yml:1:1 [发文机关] 缺少必填项“发文机关” → 补上 issuer: …",
        "Y05 data/policies/b.yml 这里应是“键: 值”的形式 → 照同类文件，每行写“键: 值”",
    ]
    assert list(loaded.records["policies"]) == ["rules"]
    assert loaded.broken == {("policies", "a"), ("policies", "b")}


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without read permission is told as such, and the rest is read."""
    copied(tmp_path)
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "rules.yml":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)

    loaded = load(tmp_path)

    assert [as_line(finding) for finding in loaded.findings] == [
        "F01 data/policies/rules.yml 文件没有读取权限 → 检查文件权限，或重新保存一次"
    ]
    assert "herbs" in loaded.records["branches"]


def test_unreadable_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture without read permission is told as a matter of permission, not of the picture."""
    copied(tmp_path)

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)

    files, findings = scan_media(tmp_path)

    assert (dict(files), [as_line(finding) for finding in findings]) == (
        {},
        ["F01 content/media/tiny.png 文件没有读取权限 → 检查文件权限，或重新保存一次"],
    )


def test_pictures(tmp_path: Path) -> None:
    """Pictures are known by size in pixels and content; files of other kinds by content; names that
    systems leave behind are passed over.
    """
    copied(tmp_path)
    for name in ("film.mp4", ".DS_Store", "~$tmp.docx"):
        write(tmp_path, f"content/media/deep/{name}", "")

    files, findings = scan_media(tmp_path)

    assert findings == []
    assert dict(files) == {
        "media/deep/film.mp4": MediaFile("media/deep/film.mp4", "e4a6a0577479b2b4", 0),
        "media/tiny.png": MediaFile("media/tiny.png", "dec36ec4df28607d", 82, 8, 6),
    }


def test_memo(tmp_path: Path) -> None:
    """What a memo remembers is not read apart again, and gives the same records and findings."""
    copied(tmp_path)
    write(tmp_path, "content/notices/bad.md", "---\ntitle: 甲\n---\n<b>\n")
    memo = Remembering()

    first, second = load(tmp_path, memo), load(tmp_path, memo)

    assert (first.parsed, second.parsed) == (first.files, 0)
    assert (second.records, second.findings) == (first.records, first.findings)
    assert first.records == load(tmp_path).records
    assert scan_media(tmp_path, memo) == scan_media(tmp_path, memo) == scan_media(tmp_path)


def test_resolve_reads_each_file_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines are looked up file by file, and findings come in reading order."""
    write(tmp_path, "b.yml", "a: 1\nb: 2\n")
    write(tmp_path, "a.yml", "c: 3\n")
    opened: list[str] = []
    read_bytes = Path.read_bytes

    def noted(path: Path) -> bytes:
        opened.append(path.name)
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    places = (("b.yml", "b"), ("b.yml", "a"), ("a.yml", "c"))
    findings = tuple(Finding("R01", Place(file, (key,)), key) for file, key in places)

    resolved = resolve(findings, tmp_path)

    assert [as_line(finding) for finding in resolved] == ["R01 a.yml:1:1 c", "R01 b.yml:1:1 a", "R01 b.yml:2:1 b"]
    assert sorted(opened) == ["a.yml", "b.yml"]


def test_resolve_without_file(tmp_path: Path) -> None:
    """A file that went away meanwhile has a first line."""
    (resolved,) = resolve((Finding("R01", Place("gone.yml", ("a",)), "甲"),), tmp_path)

    assert resolved.place == Place("gone.yml", ("a",), 1, 1)


KEYS = sorted({shape.name for kind in RECORD_TYPES for shape in shape_of(kind.model)})
LEAVES = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.sampled_from(
        [
            "是",
            "2024-06",
            "2024-02-30",
            "herbs",
            "media/tiny.png",
            "open",
            "-1",
            "1e400",
            "nan",
            "９９",
            "²",
            "https://a.cn",
            "[",
            "&a",
            "长期坚持",
        ]
    ),
)
STRUCTURES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(KEYS), st.text(max_size=4)), inner, max_size=6),
    ),
    max_leaves=20,
)


@settings(deadline=None, database=None, derandomize=True, max_examples=80)
@given(STRUCTURES, st.sampled_from(RECORD_TYPES))
def test_no_structure_raises(data: Any, kind: Any) -> None:
    """No YAML structure, whatever it holds, makes loading a record of any type raise."""
    text = yaml.safe_dump(data, allow_unicode=True)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(BASE / "data", root / "data")
        if kind.suffix == ".md":
            write(root, f"{kind.folder}/extra.md", f"---\n{text}---\n正文\n")
        else:
            write(root, kind.folder if kind.folder.endswith(".yml") else f"{kind.folder}/extra.yml", text)
        assert isinstance(load(root), Loaded)


FILES = sorted(path.relative_to(BASE).as_posix() for path in BASE.rglob("*.yml"))


def paths_in(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """All key paths below the top of some data."""
    out: list[tuple[Any, ...]] = []
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        out += [(*path, key), *paths_in(value, (*path, key))]
    return out


def changed(data: Any, path: tuple[Any, ...], change: Any) -> None:
    """One value replaced, or taken out where the change is the word `gone`."""
    for step in path[:-1]:
        data = data[step]
    if change == "gone":
        del data[path[-1]]
    else:
        data[path[-1]] = change


@settings(deadline=None, database=None, derandomize=True, max_examples=100)
@given(st.data())
def test_no_damage_raises(data: st.DataObject) -> None:
    """A sound project with any one value lost or replaced still gives findings, both portals, and no error."""
    name = data.draw(st.sampled_from(FILES))
    tree = yaml.load((BASE / name).read_bytes(), yaml.BaseLoader)
    path = data.draw(st.sampled_from(paths_in(tree)))
    changed(tree, path, data.draw(st.one_of(st.just("gone"), STRUCTURES)))
    with tempfile.TemporaryDirectory() as folder:
        root = copied(Path(folder))
        write(root, name, yaml.safe_dump(tree, allow_unicode=True))
        portal, _findings = assembled(root)
    assert disclose(portal).as_of in (portal.as_of, TODAY)


def test_what_is_left_empty_and_need_not_be_there(tmp_path: Path) -> None:
    """A form with gaps is no mistake: empty optional keys count as not written, in parts too."""
    root = copied(tmp_path)
    path = root / "data/achievements/herbs-relay.yml"
    before = load(root)
    path.write_text(
        path.read_text("utf-8") + "link:\nphotos:\nadopted_by:\n  - name: 邻校\n    date:\n    branch:\n", "utf-8"
    )
    after = load(root)

    assert after.findings == before.findings
    assert after.records["achievements"]["herbs-relay"].model_dump()["adopted_by"][0]["date"] is None
