"""Fixed expressions and punctuation."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.build.cache import Cache
from generator.checks import check
from generator.checks.wording import _judged
from generator.model.load import load
from generator.model.media import scan_media
from generator.model.terms import Exemption, Order, Terms, Wording
from generator.portal.assemble import assemble
from tests.project import TODAY, copied, write

DAY = dt.date(2026, 11, 15)
TERMS = Terms(
    wordings=(Wording(right="“双带头人”", wrong=('"双带头人"', "双带头人工程")),),
    orders=(Order(parts=("四个意识", "四个自信", "两个维护")),),
    exemptions=(
        Exemption(text="双带头人工程简报"),
        Exemption(text="双带头人工程大事记", until=dt.date(2026, 11, 15)),
    ),
)


def codes(text: str, day: dt.date = DAY) -> list[str]:
    """The codes that a text raises."""
    return [code for code, _message, _fix in _judged(text, TERMS, day)]


def right(text: str) -> str:
    """The right form that is shown for the punctuation of a text; empty where nothing is wrong with it."""
    terms = Terms()
    return "".join(fix.partition("：")[2] for _code, _message, fix in _judged(text, terms, DAY))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“双带头人”工程", []),
        ("双带头人工程", ["T01"]),
        ("双带头人工程简报", []),
        ("双带头人工程大事记", []),
        ("增强“四个意识”、坚定“四个自信”、做到“两个维护”", []),
        ("四个意识、两个维护", []),
        ("“四个自信”“四个意识”", ["T02"]),
        ("坚定“四个自信”、增强“四个意识”", ["T02"]),
        ("两个维护。后来又讲四个意识", []),
    ],
)
def test_expressions(text: str, expected: list[str]) -> None:
    """Written otherwise, or in another order; an exemption covers what it names."""
    assert codes(text) == expected


def test_an_exemption_ends() -> None:
    """It holds on its last day, and no longer."""
    assert codes("双带头人工程大事记", dt.date(2026, 11, 16)) == ["T01"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("计划,实施", "〈计划，实施〉"),
        ("时间:每月", "〈时间：每月〉"),
        ("落实了!", "〈实了！〉"),
        ('落实"三会一课"', "〈落实“三会一课”〉"),
        ("党校(含分校)", "〈党校（含分校）〉"),
        ("汉字 之间", "〈汉字之间〉"),
        ("等等...", "〈等等……〉"),
        ("好。。", "〈好。〉"),
        ("教党[2018]25号", "〈教党〔2018〕25号〉"),
        ("教党（2018）025号", "〈教党〔2018〕25号〉"),
        ("教党〔2018〕25号", ""),
        ("第2,3次", ""),
        ("比例3:2，10:30开始", ""),
        ("see https://example.edu.cn/a,b", ""),
        ("Python 与汉字", ""),
        ("《办法》(试行)", "〈法》（试行）〉"),
        ("f(x)与g(x)", ""),
        ("100,000人", ""),
    ],
)
def test_punctuation(text: str, shown: str) -> None:
    """Only what is beyond doubt: marks between Han characters, not those of numbers and Latin words."""
    assert right(text) == shown


def test_punctuation_can_be_left_alone() -> None:
    """One line in the file turns it off."""
    assert list(_judged("计划,实施", Terms(punctuation=False), DAY)) == []


def test_the_site_is_looked_at_too(tmp_path: Path) -> None:
    """What every page says of the portal counts most."""
    root = copied(tmp_path)
    portal = root / "data/portal.yml"
    portal.write_text(portal.read_text("utf-8").replace("最小项目，", "最小项目,"), encoding="utf-8")

    assert found_in(root, None) == [("T03", "data/portal.yml")]


def test_new_terms_are_not_judged_from_memory(tmp_path: Path) -> None:
    """What was kept of unchanged records is judged again when the expressions change."""
    root = copied(tmp_path)
    with Cache(tmp_path / ".fourones") as cache:
        assert found_in(root, cache) == []
        write(root, "data/terms.yml", "wordings:\n  - right: 药草园\n    wrong:\n      - 药圃里\n")
        assert {code for code, _file in found_in(root, cache)} == {"T01"}


def found_in(root: Path, cache: Cache | None) -> list[tuple[str, str]]:
    """Code and file of what all rules find in a project."""
    loaded = load(root, cache)
    media, _findings = scan_media(root)
    portal, _relations = assemble(loaded, media, TODAY)
    return [(each.code, each.place.file) for each in check(portal, cache)]
