"""A Markdown tree as Markdown: it gives the same tree again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.aggregate.prose import of_words, prose
from generator.markdown import parse_markdown, text_of
from generator.source import split_front_matter
from tests.project import ROOT

TEXTS = (
    "**“双带头人”**工作室 *倾斜* ~~删去~~ `码` ``a`b``",
    "- 甲\n- 乙\n\n  又一段\n\n1. 一\n2. 二\n   - 里\n\n- 丙",
    "3. 三\n4. 四\n\n1) 一",
    "甲\\\n乙",
    "正文[^1]，又[^2]。\n\n[^1]: 注一\n\n    第二段\n\n[^2]: 注二",
    "|甲|乙|\n|-|:-:|\n|x\\|y|**z**|\n|1||",
    "> 引\n>\n> - 甲\n\n---\n\n```\n码\n\n  再\n```",
    "[甲*乙*](https://example.edu.cn/a_(b)) [丙](/branches/icu/)",
    '![图](<media/a b.jpg> "带“引号”和\\"引号\\"")',
    "## 背景\n\n### 二\n\n#### 三 `x`",
    "见［证1］和[证2]。",
    "2024\\. 年\n\n\\- 不是列表\n\n\\# 不是标题\n\n\\*不是强调\\*\n\n\\[不是\\](链接)",
)


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_tree(text: str) -> None:
    """Every block and inline."""
    document = parse_markdown(text)
    written, same = prose(document)
    assert same
    assert text_of(parse_markdown(written).blocks) == text_of(document.blocks)


def test_all_that_is_written_here() -> None:
    """The narratives of the demonstration and the documents."""
    files = [*ROOT.glob("content/**/*.md"), *ROOT.glob("docs/*.md")]
    lossy = [
        path.name for path in files if not prose(parse_markdown(split_front_matter(path.read_text("utf-8"))[1]))[1]
    ]
    assert lossy == []


@given(st.text(st.sampled_from("甲乙 a1\n*_`[]()#>|-+.!<>\\~&{}$^:=\t　"), max_size=40))
def test_any_tree(text: str) -> None:
    """Either the same tree, or all its words."""
    document = parse_markdown(text)
    written, same = prose(document)
    again = parse_markdown(written)
    assert same or "".join(text_of(again.blocks).split()) == "".join(text_of(document.blocks).split())


def test_words_alone() -> None:
    """Lines are paragraphs, those that are known are headings, and no letter is a mark."""
    assert of_words("背景\n* 甲\n\n背景知识\n", ("背景",)) == "## 背景\n\n\\* 甲\n\n背景知识\n"
