"""Markdown becomes a tree of plain values, by Chinese rules, without HTML."""

from __future__ import annotations

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.markdown import Document, Node, parse_markdown, plain, text_of
from generator.source import Problem


def blocks(text: str) -> list[Node]:
    """The blocks of a text in which nothing is wrong."""
    document = parse_markdown(text)
    assert document.problems == ()
    return list(document.blocks)


def inlines(text: str) -> list[object]:
    """The inlines of a text of one paragraph."""
    (block,) = blocks(text)
    assert block["t"] == "p"
    return list(block["c"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**“双带头人”**工作室", [{"t": "b", "c": ["“双带头人”"]}, "工作室"]),
        ("支部**（样板）**建设", ["支部", {"t": "b", "c": ["（样板）"]}, "建设"]),
        ("把*《条例》*读完", ["把", {"t": "i", "c": ["《条例》"]}, "读完"]),
        ("**重点。**其余", [{"t": "b", "c": ["重点。"]}, "其余"]),
        ("2 * 3 * 4", ["2 * 3 * 4"]),
        ("a**b**c", ["a", {"t": "b", "c": ["b"]}, "c"]),
    ],
)
def test_emphasis_beside_chinese(text: str, expected: list[object]) -> None:
    """Marks open and close beside Chinese punctuation as beside letters."""
    assert inlines(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("支部\n建设", "支部建设"), ("Party\nbranch", "Party branch"), ("支部\nbranch", "支部branch"), ("，\na", "，a")],
)
def test_soft_breaks(text: str, expected: str) -> None:
    """A line end inside a paragraph is a space between Latin words, and nothing beside Chinese."""
    assert inlines(text) == [expected]


def test_evidence_marks() -> None:
    """［证n］, in either sort of brackets, is a mark of its own; notes are read too."""
    document = parse_markdown("已做［证1］，见[证12]。[^a]\n\n[^a]: 另见［证3］")

    assert document.blocks[0]["c"] == [
        "已做",
        {"t": "ev", "n": 1},
        "，见",
        {"t": "ev", "n": 12},
        "。",
        {"t": "note", "n": 1},
    ]
    assert document.evidence_marks() == {1, 3, 12}


def test_headings() -> None:
    """Headings keep to levels 2 to 4 and are numbered in order."""
    document = parse_markdown("# 背景\n\n## 做法\n\n##### 细节\n")

    assert [(block["n"], block["id"], plain(block["c"])) for block in document.blocks] == [
        (2, "s1", "背景"),
        (2, "s2", "做法"),
        (4, "s3", "细节"),
    ]
    assert document.headings() == [("s1", "背景"), ("s2", "做法")]


def test_figure() -> None:
    """A paragraph of one picture is a figure with caption, wherever it stands."""
    document = parse_markdown('- 项\n\n  ![药圃](media/a.jpg "秋天")\n')

    assert document.pictures() == [{"t": "figure", "src": "media/a.jpg", "alt": "药圃", "caption": "秋天"}]


def test_blocks_of_all_kinds() -> None:
    """Lists, quotes, tables, code and rules come out as plain dicts."""
    text = "1. 甲\n2. 乙\n\n> 引文\n\n|名|数|\n|:-|-:|\n|甲|1|\n\n    x < y\n\n---\n"

    assert blocks(text) == [
        {"t": "ol", "start": 1, "c": [[{"t": "p", "c": ["甲"]}], [{"t": "p", "c": ["乙"]}]]},
        {"t": "quote", "c": [{"t": "p", "c": ["引文"]}]},
        {"t": "table", "head": [["名"], ["数"]], "rows": [[["甲"], ["1"]]], "align": ["left", "right"]},
        {"t": "code", "v": "x < y\n"},
        {"t": "hr", "v": ""},
    ]


def test_all_words() -> None:
    """The words of a tree include those of lists, quotes and cells, and leave out marks."""
    assert text_of(blocks("**甲**\n\n- 乙\n\n> 丙\n\n|丁|\n|-|\n|戊|\n")) == "甲\n乙\n丙\n丁\n戊"


def test_html_is_told_and_stays_text() -> None:
    """HTML is no markup: every piece is reported with its line, and kept as letters."""
    document = parse_markdown("第一行\n\n<div>\n\n一<br>二\n", first_line=5)

    fix = "改用 Markdown；要显示尖括号就写成“＜”“＞”"
    assert document.problems == (
        Problem("M01", "正文不能写 HTML 代码：<div>", fix, 7),
        Problem("M01", "正文不能写 HTML 代码：<br>", fix, 9),
    )
    assert [block["c"] for block in document.blocks] == [["第一行"], ["<div>"], ["一<br>二"]]


@pytest.mark.parametrize(
    "href", ["https://example.edu.cn/x?y=1", "mailto:a@b.cn", "#s1", "../cases/a/", "media/%E8%8D%AF.pdf", "/a"]
)
def test_links(href: str) -> None:
    """Web, mail and site links are links."""
    assert inlines(f"[文]({href})") == [{"t": "a", "href": href, "c": ["文"]}]


def test_other_schemes_are_told() -> None:
    """A link that no reader can follow safely becomes its words, and is reported."""
    document = parse_markdown("[文](ftp://example.edu.cn)")

    assert document.blocks == ({"t": "p", "c": ["文"]},)
    assert [problem.code for problem in document.problems] == ["M05"]


@pytest.mark.parametrize("text", ["[文](javascript:alert(1))", "[文](data:text/html,x)", "[文](vbscript:x)"])
def test_no_link_is_code(text: str) -> None:
    """Schemes that run code never become links."""
    assert '"a"' not in orjson.dumps(parse_markdown(text).blocks).decode()


@pytest.mark.parametrize("sign", ["*", "**", "~~", "_"])
def test_deep_emphasis(sign: str) -> None:
    """Marks within marks within marks are refused before the writer, which calls itself, runs out of stack."""
    document = parse_markdown(f" {sign}a" * 2000 + f"b{sign} " * 2000)

    assert document == Document()
    assert [problem.code for problem in document.problems] == ["Y04"]


def test_footnote_in_footnote() -> None:
    """A footnote inside a footnote of the same name, which the parser itself cannot nest, is told."""
    document = parse_markdown("[^0]:>[^0]:")

    assert document == Document()
    assert [problem.code for problem in document.problems] == ["M06"]


PIECES = st.lists(
    st.sampled_from(
        [
            "甲",
            "，",
            "“",
            "a",
            " ",
            "\n",
            "\n\n",
            "*",
            "**",
            "_",
            "~~",
            "`",
            "```\n",
            "#",
            "## ",
            "> ",
            "- ",
            "1. ",
            "|",
            "|-|\n",
            "[",
            "](",
            ")",
            "![",
            "[^a]",
            "[^a]: ",
            "^[",
            "<",
            ">",
            "<b>",
            "<!--",
            "&amp;",
            "\\",
            "---\n",
            "［证1］",
            "    ",
            "\t",
            "https://a.cn",
            "\x00",
            "\u2028",
        ]
    ),
    max_size=40,
).map("".join)


@settings(deadline=None, database=None, derandomize=True, max_examples=500)
@given(st.one_of(st.text(max_size=200), PIECES))
def test_nothing_raises(text: str) -> None:
    """No text makes the parser raise, and every tree is plain JSON that reads back equal."""
    document = parse_markdown(text)

    assert orjson.loads(orjson.dumps(document.blocks)) == list(document.blocks)
    assert set(document.evidence_marks()) <= {1}
    assert len(document.headings()) <= len(document.blocks)
    assert isinstance(text_of(document.blocks), str)


@pytest.mark.parametrize(
    "written", ["media/药圃合影.png", "/media/药圃合影.png", "media/%E8%8D%AF%E5%9C%83%E5%90%88%E5%BD%B1.png"]
)
def test_pictures_with_chinese_names(written: str) -> None:
    """However it is written, the name is that of the file."""
    (figure,) = parse_markdown(f"![合影]({written})\n").pictures()

    assert figure["src"] == "media/药圃合影.png"
