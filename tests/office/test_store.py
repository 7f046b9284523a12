"""All or nothing, and nothing of a file that is not changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.load import load
from generator.office.importing import imported
from generator.office.store import StoreError, files_of, store
from tests.office.books import achievements, done, raw, table, workbook
from tests.project import copied


def test_all_files_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one cannot be put in its place, those before it are put back and no trace is left."""
    (tmp_path / "a.yml").write_text("old", encoding="utf-8")
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == "c.yml":
            raise PermissionError(13, "Permission denied", str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(StoreError, match="没有写入任何文件"):
        store(tmp_path, {"a.yml": b"new", "new/b.yml": b"new", "c.yml": b"new"})
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["a.yml"]
    assert (tmp_path / "a.yml").read_text("utf-8") == "old"


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """Told in Chinese, with nothing written."""
    (tmp_path / "data").write_bytes(b"")
    with pytest.raises(StoreError, match="没有写入任何文件"):
        store(tmp_path, {"a.yml": b"x", "data/b.yml": b"x"})
    assert not (tmp_path / "a.yml").exists()


def test_the_permissions_of_a_file_stay(tmp_path: Path) -> None:
    """What a group may write it still may; a new file may be read by all."""
    (tmp_path / "a.yml").write_bytes(b"old")
    (tmp_path / "a.yml").chmod(0o664)
    store(tmp_path, {"a.yml": b"new", "b.yml": b"new"})
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("a.yml", "b.yml")] == [0o664, 0o644]


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_marks_and_line_ends_stay(tmp_path: Path, ending: bytes, mark: bytes) -> None:
    """A file that Notepad has saved is still one afterwards."""
    path = copied(tmp_path) / "data/achievements/herbs-relay.yml"
    before = mark + path.read_bytes().replace(b"\n", ending)
    path.write_bytes(before)
    book = workbook({"成果": table({"编号": "herbs-relay", "摘要": "新的摘要。"})})
    assert done(tmp_path, {"表.xlsx": book}, write=True).is_good
    assert path.read_bytes() == before.replace("一届学生交给下一届的十二条规矩。".encode(), "新的摘要。".encode())


def test_a_file_in_the_way(tmp_path: Path) -> None:
    """A new record never takes the place of a file that has come there meanwhile."""
    loaded = load(copied(tmp_path))
    changes = imported(loaded, {"表.xlsx": raw(achievements({}))}).changes
    (tmp_path / "data/achievements/shi-fan-ke.yml").write_bytes(b"title: x\n")
    with pytest.raises(StoreError, match=r"data/achievements/shi-fan-ke\.yml 已经有了，没有写入"):
        files_of(changes, loaded)
