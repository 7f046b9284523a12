"""Taking files apart: with and without memo, in one process and in several, the same."""

from __future__ import annotations

import orjson
import pytest

from generator.finding import Finding, Place
from generator.model import parse
from generator.model.parse import Parser, from_json, take_apart, to_json
from generator.problem import Edit, Keys, Mend
from tests.memo import Dictionary

RAWS = [
    "name: 甲\nlist:\n  - 1\n".encode(),
    b"",
    b"a: 1\na: 2\n",
    b"\xff\xfe",
]
NARRATIVE = "---\ntitle: 题\n---\n## 背景\n**“双带头人”**工作室［证1］[^1]\n\n[^1]: 注\n".encode()


def test_what_is_remembered_is_what_was_parsed() -> None:
    """Through JSON and back nothing changes, problems included; the body's text itself is not kept."""
    source, document = take_apart(NARRATIVE, front_matter=True)

    again, document_again = from_json(to_json(source, document))

    assert (again.data, again.problems, document_again) == (source.data, source.problems, document)


@pytest.mark.parametrize("pool_from", [1, 1000])
def test_processes_change_nothing(monkeypatch: pytest.MonkeyPatch, pool_from: int) -> None:
    """In several processes or in one, the results are the same and in order."""
    monkeypatch.setattr(parse, "POOL_FROM", pool_from)
    parser = Parser(Dictionary())

    assert [*parser.parse(RAWS, front_matter=False)] == [take_apart(raw, front_matter=False) for raw in RAWS]
    assert parser.parsed == len(RAWS)


def test_known_files_are_not_parsed_again() -> None:
    """The second time only what is new counts."""
    memo = Dictionary()
    Parser(memo).parse(RAWS, front_matter=False)
    parser = Parser(memo)

    parser.parse([*RAWS, b"new: 1\n"], front_matter=False)

    assert parser.parsed == 1


def test_the_same_bytes_as_yaml_and_as_markdown_are_two_things() -> None:
    """A key says how the bytes are read."""
    assert parse.memo_keys([b"a"], front_matter=True) != parse.memo_keys([b"a"], front_matter=False)


def test_newer_code_reads_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an older reader remembered is not believed."""
    memo = Dictionary()
    Parser(memo).parse(RAWS, front_matter=False)
    monkeypatch.setattr(parse, "code_digest", lambda: "newer")
    parser = Parser(memo)

    parser.parse(RAWS, front_matter=False)

    assert parser.parsed == len(RAWS)


def test_mends_are_remembered() -> None:
    """What the memo keeps of a file with mistakes holds how they can be mended."""
    parsed = take_apart("title：甲\nnote: 乙\nnote: 丙\n".encode(), front_matter=False, keys=Keys(frozenset({"title"})))

    assert [problem.mend is None for problem in parsed[0].problems] == [False, True]
    assert from_json(to_json(*parsed)) == parsed


def test_a_finding_keeps_its_mend() -> None:
    """Findings are remembered as plain data too."""
    mend = Mend((Edit(1, 2, "甲"),), "gb18030", "28", quote=True)
    finding = Finding("Y07", Place("a.yml", ("b", 0), 1, 2), "有误", mend=mend, also=(3,))

    assert Finding.from_plain(orjson.loads(orjson.dumps(finding))) == finding
