"""Mending: only what is certain, only where it is, and nothing in a file that was right."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.editing.change import Change, diff_lines, write_change
from generator.editing.mend import mended
from generator.editing.survey import mends, record_paths
from generator.finding import Severity
from generator.model.files import FileType, file_type
from generator.model.judge import judged
from generator.source import parse_source
from tests.checks.test_broken import BROKEN, FOLDERS, NEEDS_PERMISSIONS, overlaid
from tests.project import BASE, ROOT

POLICY = "title: 补充通知\nissuer: 组织部\nopen_mode: open\nsummary: 补充说明。\n"
NAME = "data/policies/extra.yml"


def kind_of(name: str) -> FileType:
    """The type of a file that there must be."""
    kind = file_type(name)
    assert kind is not None
    return kind


def mend(raw: bytes | str, name: str = NAME) -> bytes:
    """The mended bytes; mending them again changes nothing."""
    kind = kind_of(name)
    once = mended(raw.encode() if isinstance(raw, str) else raw, name, kind, {}).raw
    assert mended(once, name, kind, {}).raw == once
    return once


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("title：甲\n", "title: 甲\n"),
        ("title ：　甲\n", "title: 甲\n"),
        ("title:甲\n", "title: 甲\n"),
        ("points:\n-甲\n-乙\n", "points:\n- 甲\n- 乙\n"),
        ("review:\n  author:\n    by: 甲\npoints:\n  -甲\n", "review:\n  author:\n    by: 甲\npoints:\n  - 甲\n"),
        ("points：\n  -甲\n", "points:\n  - 甲\n"),
        ("title: 甲: 乙 # 照原件\n", "title: 甲: 乙 # 照原件\n"),
        ("title: 甲: 乙\n", 'title: "甲: 乙"\n'),
        ('title: 说"甲": 乙\n', "title: '说\"甲\": 乙'\n"),
        ("title: [通知]甲   # 照原件\n", "title: [通知]甲   # 照原件\n"),
        ("{title: 甲，issuer：乙, summary:丙}\n", "{title: 甲, issuer: 乙, summary: 丙}\n"),
        ("{title: 甲，乙：丙}\n", "{title: 甲，乙：丙}\n"),
        ("title:\u3000[通知]甲\n", 'title: "[通知]甲"\n'),
        ("title: >5人\n", 'title: ">5人"\n'),
        ("title: !甲\n", 'title: "!甲"\n'),
        ("title: - 甲\n", 'title: "- 甲"\n'),
        ("basis: [a，b]\n", "basis: [a, b]\n"),
        ("basis:\n  - a，b\n", "basis:\n  - a\n  - b\n"),
        ("basis: [a、b]\n", "basis: [a、b]\n"),
        ("points: [甲，乙]\n", "points: [甲，乙]\n"),
        ("points:\n\t- 甲\n    - 乙\n", "points:\n    - 甲\n    - 乙\n"),
        ("points:\n\t\t- 甲\n\t\t- 乙\n", "points:\n    - 甲\n    - 乙\n"),
        ("points:\n  -　甲\n", "points:\n  -  甲\n"),
        ("draft: ✓\n", "draft: 是\n"),
        ("draft: 可能\n", "draft: 可能\n"),
        ("date: 二〇二四年六月三十日\n", "date: 2024-06-30\n"),
        ("date: 2024-06-30T00:00:00Z\n", "date: 2024-06-30T00:00:00Z\n"),
        ("date: 2024-02-30\n", "date: 2024-02-30\n"),
        ("points:\n  - 要求: 每月一次\n  - 结果:\n", 'points:\n  - "要求: 每月一次"\n  - "结果:"\n'),
        ("summary: 学雷锋 #3\n", "summary: 学雷锋 #3\n"),
        ("summary: |\n  　　title：甲\n  \t-乙\n", "summary: |\n  　　title：甲\n  \t-乙\n"),
        ("summary: 甲\n  title：乙\n", "summary: 甲\n  title：乙\n"),
        ("summary: '甲\n  title：乙'\n", "summary: '甲\n  title：乙'\n"),
        ("link: https://example.edu.cn\n", "link: https://example.edu.cn\n"),
        ("points:\n  - 时间：每月\n", "points:\n  - 时间：每月\n"),
        ("points:\n  -5\n", "points:\n  -5\n"),
        ("summary:\n  ——引文\n", "summary:\n  ——引文\n"),
        ("title: 甲\x0bissuer: 乙\n", "title: 甲\nissuer: 乙\n"),
        ("summary: |\n  甲\u2028乙\n", "summary: |\n  甲\n  乙\n"),
        ('summary: "甲\x0b乙"\n', 'summary: "甲\x0b乙"\n'),
    ],
)
def test_lines(wrong: str, right: str) -> None:
    """What is certain is mended in its place; what is not stays, and so does what was never wrong."""
    assert mend(wrong).decode() == right


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-8-sig"])
def test_encodings(encoding: str) -> None:
    """The text is the same in UTF-8, its line ends are plain."""
    raw = POLICY.replace("\n", "\r\n").encode(encoding)
    raw = b"\xff\xfe" + raw if encoding == "utf-16-le" else raw

    text = mend(raw).decode()

    assert text.replace("\r\n", "\n") == POLICY
    assert "\r" not in text or encoding == "utf-8-sig"  # UTF-8 keeps its lines as they are


def test_several_mistakes_that_hide_each_other() -> None:
    """Encoding, line ends, keys and quotes in one file."""
    wrong = "title：[通知]甲\x0bissuer:乙\ndraft： Y\n".encode("gb18030")

    assert mend(wrong).decode() == 'title: "[通知]甲"\nissuer: 乙\ndraft: 是\n'


def test_everything_else_stays() -> None:
    """Comments, quotes, order, blank lines and line ends of Windows are as they were."""
    wrong = "# 头\r\nissuer: '乙'   # 署名\r\n\r\ntitle：甲\r\nbasis: [ a ,b ]\r\n"

    assert mend(wrong).decode() == wrong.replace("title：", "title: ")


def test_an_item_after_the_keys_of_another() -> None:
    """A dash without a space is seen wherever an item may stand, not only in the first place."""
    wrong = "activities:\n  - title: 甲\n    text: 乙\n  -title: 丙\n"

    assert mend(wrong, "data/branches/a.yml").decode() == wrong.replace("  -title", "  - title")


def test_the_keys_below_a_dash_move_along() -> None:
    """They were aligned with the first key, which gets one space further in."""
    wrong = "activities:\n  -title: 甲\n   photos:\n     - alt: 乙\n\n   text: 丙\n  -title: 丁\n"

    assert mend(wrong, "data/branches/a.yml").decode() == (
        "activities:\n  - title: 甲\n    photos:\n      - alt: 乙\n\n    text: 丙\n  - title: 丁\n"
    )


def test_what_was_mended_is_counted_once() -> None:
    """Nothing is named again because its file had to be read again."""
    result = mended("title：甲\n".encode("utf-8-sig"), NAME, kind_of(NAME), {})

    assert [finding.code for finding in result.done] == ["F14", "Y07"]


def test_front_matter() -> None:
    """Places are counted in the whole file; the body is not touched."""
    wrong = "---\ntitle：甲\ndraft: Y\n---\n\ntitle：乙\n"

    assert mend(wrong, "content/notices/a.md").decode() == "---\ntitle: 甲\ndraft: 是\n---\n\ntitle：乙\n"


@pytest.mark.parametrize("root", [BASE, ROOT])
def test_clean_files_are_not_touched(root: Path) -> None:
    """Nothing in the base project and in the demonstration is changed."""
    assert list(mends(root)) == []


@pytest.mark.parametrize("name", [name for name in FOLDERS if name not in NEEDS_PERMISSIONS])
def test_mending_bad_input(name: str, tmp_path: Path) -> None:
    """No bad input gets worse: a second time changes nothing, and what was mended is not found again."""
    root = overlaid(BROKEN / name, tmp_path)

    for change in mends(root):
        kind = kind_of(change.name)
        again = mended(change.after, change.name, kind, {})
        after = {finding.code for finding in judged(change.after, change.name, kind, {})}
        assert again.raw == change.after
        assert after.isdisjoint({finding.code for finding in change.done} - {"S03", "S05"})


LINE = st.sampled_from(
    [
        *("title: 甲", "issuer: '乙'", "summary: |\n  甲：乙\n  -丙", "points:\n  - 甲，乙\n  - “丙”"),
        *("note: >-\n  甲\n  乙", "basis: [rules]", "# 说明：甲", "", "number: 教党〔2018〕25号", "draft: 否"),
        *("link: https://example.edu.cn/a", "date: 2024年6月", "open_mode: open", 'file: "a: b"'),
        *("supersedes:\n- a\n- b", "aliases:\n    - a"),
    ]
)


@settings(deadline=None, database=None, derandomize=True, max_examples=300)
@given(st.lists(LINE, unique=True, max_size=8), st.sampled_from(["\n", "\r\n"]))
def test_identity_on_what_is_right(lines: list[str], end: str) -> None:
    """A file without a finding that carries a mend is byte for byte what it was."""
    raw = (end.join(lines) + end).replace("\r\n", "\n").replace("\n", end).encode()

    assert mend(raw) == raw


AWKWARD = st.sampled_from(["[通知]", "{甲}", "@", "%", "*重点*", "!", ">", "甲: ", "`", "& 甲", ", ", "] ", "- ", "| "])
REST = st.text(alphabet="甲乙丙，。“”（）()'0a: ", min_size=1, max_size=12).filter(lambda text: text == text.strip())


@settings(deadline=None, database=None, derandomize=True, max_examples=300)
@given(st.sampled_from(["", " ", "\t", "\u3000"]), st.sampled_from([":", "："]), AWKWARD, REST)
def test_the_text_is_the_one_that_was_typed(gap: str, colon: str, start: str, rest: str) -> None:
    """Whatever has to be put about a text so that it can be read: it is read as it was typed."""
    wrong = f"issuer: 乙\ntitle{colon}{gap}{start}{rest}\nsummary: 丙\n"

    data = parse_source(mend(wrong), front_matter=False).data

    assert data == {"issuer": "乙", "title": f"{start}{rest}", "summary": "丙"}


MESS = st.lists(
    st.sampled_from(
        [*"甲：: -\n\t\u3000\xa0\u200b[]{}\"'#，、*|>\x0b\u2028@\\", "title", "points", "- ", "  ", "28人", "\r\n"],
    )
).map("".join)


@settings(deadline=None, database=None, derandomize=True, max_examples=500)
@given(MESS)
def test_any_text(text: str) -> None:
    """Whatever is typed: nothing raises, a second time changes nothing, and what could be read stays what it was."""
    raw = text.encode()
    before = parse_source(raw, front_matter=False, keys=kind_of(NAME).keys)
    findings = judged(raw, NAME, kind_of(NAME), {})
    after = mend(raw)

    if all(finding.mend is None for finding in findings):
        assert after == raw
    if before.data is not None and not any(f.mend for f in findings if f.severity is Severity.ERROR):
        assert parse_source(after, front_matter=False, keys=kind_of(NAME).keys).data == before.data


def test_the_diff_names_what_nobody_sees() -> None:
    """Lines that go show their white space; a file that only changes its encoding says so."""
    change = Change(NAME, b"points:\n\t- a\n", b"points:\n  - a\n")
    assert list(diff_lines(change)) == [
        f"--- {NAME}（原来）",
        f"+++ {NAME}（改后）",
        "@@ -1,2 +1,2 @@",
        " points:",
        "-〔Tab〕- a",
        "+  - a",
    ]
    recoded = Change(NAME, "甲乙".encode("gbk"), "甲乙".encode())
    assert list(diff_lines(recoded)) == ["（只换了编码或行末，文字没有变）"]


def test_a_file_is_replaced_at_once(tmp_path: Path) -> None:
    """Its mode stays, a link still leads to it, and nothing else is left in the folder."""
    real = tmp_path / "real.yml"
    real.write_bytes(b"a")
    real.chmod(0o640)
    (tmp_path / "data").mkdir()
    (tmp_path / "data/link.yml").symlink_to(real)

    write_change(tmp_path, Change("data/link.yml", b"a", b"b"))

    assert (real.read_bytes(), real.stat().st_mode & 0o777) == (b"b", 0o640)
    assert (tmp_path / "data/link.yml").is_symlink()
    assert {path.name for path in tmp_path.iterdir()} == {"real.yml", "data"}


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    """What cannot be written raises, and leaves nothing behind."""
    with pytest.raises(OSError, match="No such file"):
        write_change(tmp_path, Change("data/a.yml", b"a", b"b"))
    assert list(tmp_path.iterdir()) == []


def test_labels_of_a_vocabulary_that_needs_mending(tmp_path: Path) -> None:
    """A slip in the vocabularies does not keep the terms of the records from being understood."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    vocab = tmp_path / "data/vocab.yml"
    vocab.write_text(
        vocab.read_text("utf-8").replace("{code: open, label: 主动公开}", "{code: open, label: 主动公开}\n\t"), "utf-8"
    )
    (tmp_path / NAME).write_text(POLICY.replace("title: ", "title："), "utf-8")

    changes = [change.name for change in mends(tmp_path)]

    assert NAME in changes
    assert {name for name, _kind in record_paths(tmp_path)} >= set(changes)
