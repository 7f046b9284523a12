"""CSV in every encoding that Chinese offices have."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.exports.sheets import csv_file
from generator.office.csvs import csv_grids
from generator.views.columns import Column
from tests.office.books import ACHIEVEMENT, done, said
from tests.project import copied

TEXT = "\r\n".join((",".join(ACHIEVEMENT), ",".join(ACHIEVEMENT.values()))) + "\r\n"


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(), TEXT.encode("utf-8-sig"), TEXT.encode("gbk"), TEXT.encode("gb18030"), TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"), TEXT.encode("utf-16-be"), TEXT.replace(",", "\t").encode("utf-16"),
        TEXT.replace(",", ";").encode("gbk"), TEXT.replace(",", "，").encode("gbk"),
    ],
)  # fmt: skip
def test_encodings_and_separators(tmp_path: Path, raw: bytes) -> None:
    """UTF-8 with and without mark, GBK, GB18030, UTF-16; comma, tab, semicolon, full-width comma."""
    result = done(copied(tmp_path), {"成果.csv": raw}, write=True)
    assert said(result) == []
    assert (tmp_path / "data/achievements/shi-fan-ke.yml").read_text("utf-8") == (
        "title: 示范课\nform: system\ndate: 2025-06\nowners:\n  - herbs\nlevel: university\nsummary: 一堂课。\n"
    )


def test_characters_beyond_gbk(tmp_path: Path) -> None:
    """A name with 𠮷 or 㑇 as GB18030 writes it."""
    raw = TEXT.replace("示范课", "𠮷㑇课").encode("gb18030")
    assert done(copied(tmp_path), {"成果.csv": raw}).lines[1] == "　　　成果名称：𠮷㑇课"


def test_a_table_and_its_list_as_two_files(tmp_path: Path) -> None:
    """Evidence in a file of its own belongs to the achievement that another file brings."""
    evidence = "所属成果编号,编号,佐证名称\n示范课,007,教案\n".encode("gbk")
    result = done(copied(tmp_path), {"成果.csv": TEXT.encode(), "佐证.csv": evidence}, write=True)
    assert said(result) == []
    assert "  - id: 007\n    title: 教案\n" in (tmp_path / "data/achievements/shi-fan-ke.yml").read_text("utf-8")


def test_places_in_a_csv_file(tmp_path: Path) -> None:
    """Row and column as a spreadsheet counts them; line breaks within quotes do not shift them."""
    raw = (
        TEXT.replace("一堂课。", '"一堂课。\r\n两堂课。"')
        + TEXT.splitlines()[1].replace("校级", "院级").replace("示范", "公开")
        + "\r\n"
    )
    (told,) = said(done(copied(tmp_path), {"成果.csv": raw.encode()}))
    assert told.startswith("S06 成果.csv E3 [级别] “院级”不在选项里")


def test_which_type_a_table_is(tmp_path: Path) -> None:
    """Where headers fit several, the type may be told by hand; where they fit none, that is told."""
    raw = "姓名,电话\nx,y\n".encode()
    assert said(done(copied(tmp_path), {"表.csv": raw}))[0].startswith("I02 表.csv A1 认不出这是哪一类记录的表")
    summary = "编号,摘要\nherbs-relay,新摘要\n".encode()
    assert said(done(tmp_path, {"表.csv": summary})) == [
        "I02 表.csv A1 分不清是成果、公示通知中哪一类记录的表 → 加上 --type，如 --type 成果；或把工作表改名为其中之一"
    ]
    assert said(done(tmp_path, {"表.csv": summary}, "achievements")) == []
    assert said(done(tmp_path, {"成果.csv": summary})) == []


def test_lists_with_the_same_headers(tmp_path: Path) -> None:
    """The wrong list would be replaced: told, unless the file is called after its sheet."""
    raw = "所属工作室编号,时间,事项\nherbs-studio,2025-06,开课\n".encode("gbk")
    assert said(done(copied(tmp_path), {"表.csv": raw})) == [
        "I02 表.csv A1 分不清是“工作室·梯队培养”“工作室·大事记”中哪一张表 → 把工作表（CSV 则是文件）改名为其中之一"
    ]
    result = done(tmp_path, {"工作室·梯队培养.csv": raw})
    assert result.lines[1] == "　　　梯队培养：（无）→ 2025-06，开课"


def test_keys_for_headers(tmp_path: Path) -> None:
    """The English keys of the open data are headers too."""
    result = done(copied(tmp_path), {"表.csv": b"id,title,form,level\nherbs-relay,new,system,national\n"})
    assert result.lines[1:3] == ("　　　成果名称：药圃接力办法 → new", "　　　级别：校级 → 国家级")


def test_our_own_apostrophe() -> None:
    """What the open data has put before a text that looks like a formula is taken off again."""
    raw = csv_file([Column("id", "编号"), Column("title", "名称")], [["a", "=1+1"], ["b", "'x'"]])
    (grid,), findings = csv_grids(raw, "表.csv")
    assert findings == []
    assert [grid.rows[row][2].value for row in (2, 3)] == ["=1+1", "'x'"]


@pytest.mark.parametrize(
    ("raw", "said_of_it"),
    [
        (b"\x00\x01\x02\x03\x04\x05", "不是文本文件，或编码认不出"),
        (b"\xff\xfe\x00", "不是文本文件，或编码认不出"),
        (("a,b\n" + '"' + "x" * 300_000).encode(), "CSV 的引号没有成对，读不完"),
    ],
)
def test_no_table_at_all(raw: bytes, said_of_it: str) -> None:
    """Told in one line; nothing raises."""
    grids, (finding,) = csv_grids(raw, "表.csv")
    assert (grids, finding.code, finding.message) == ([], "I01", said_of_it)
