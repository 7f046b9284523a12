"""Files taken apart: encodings, YAML, front matter, positions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.nodes import MAX_DEPTH, Position
from generator.problem import Problem
from generator.source import Source, locate, locate_all, parse_source

HEAD = "---\ntitle: 甲\nowners:\n  - one\n  - two\n---\n\n正文\n"


def data_of(text: str) -> object:
    """What a YAML file holds; fails where anything is wrong with it."""
    source = parse_source(text.encode(), front_matter=False)
    assert source.problems == ()
    return source.data


def test_scalars_stay_as_typed() -> None:
    """Numbers, dates, times and words of yes and no are the raw text of the file: fields convert them."""
    text = "a: 007\nb: 2024.10\nc: 10:30\nd: 是\ne: true\nf: 1e3\ng: 2024-06-30\nh: 0x1F\ni: NO\n"

    assert data_of(text) == {
        "a": "007",
        "b": "2024.10",
        "c": "10:30",
        "d": "是",
        "e": "true",
        "f": "1e3",
        "g": "2024-06-30",
        "h": "0x1F",
        "i": "NO",
    }


def test_null() -> None:
    """Nothing, ~ and null are nothing; in quotes they are text."""
    assert data_of('a:\nb: ~\nc: null\nd: "null"\ne: ""\n') == {"a": None, "b": None, "c": None, "d": "null", "e": ""}


def test_byte_order_mark() -> None:
    """The mark that Windows editors put first is not part of the text; it is told, and harms nothing."""
    yaml = parse_source(b"\xef\xbb\xbfa: b\n", front_matter=False)
    markdown = parse_source(b"\xef\xbb\xbf" + HEAD.encode(), front_matter=True)

    assert (yaml.data, [problem.code for problem in yaml.problems]) == ({"a": "b"}, ["F14"])
    assert (markdown.data, [problem.code for problem in markdown.problems]) == (
        parse_source(HEAD.encode(), front_matter=True).data,
        ["F14"],
    )


def test_windows_line_ends() -> None:
    """Line ends of Windows make no difference to data, head or positions."""
    text = HEAD.replace("\n", "\r\n")

    source = parse_source(text.encode(), front_matter=True)

    assert source.data == {"title": "甲", "owners": ["one", "two"]}
    assert locate(text, ("owners", 1), front_matter=True) == Position(5, 5)


def test_body_keeps_its_lines() -> None:
    """The body is led by as many empty lines as the head has, so its lines are those of the file."""
    body = parse_source(HEAD.encode(), front_matter=True).body

    assert (body or "").split("\n").index("正文") + 1 == 8


def test_first_of_two_equal_keys_counts() -> None:
    """A key that stands twice is reported where it stands again; the first value is kept."""
    source = parse_source(b"a: 1\nb: 2\na: 3\n", front_matter=False)

    problem = Problem("Y02", "“a”在第 1 行已经写过", "两处只留一处", 3, 1, also=(1,))
    assert source == Source({"a": "1", "b": "2"}, None, (problem,))


@pytest.mark.parametrize("text", ["", " \n", "# 待补\n", "---\n", "~\n", "---\nnull\n"])
def test_nothing_is_told(text: str) -> None:
    """A file that holds nothing is a problem, in whatever way it holds nothing."""
    assert [problem.code for problem in parse_source(text.encode(), front_matter=False).problems] == ["F04"]


@pytest.mark.parametrize(
    ("path", "position"),
    [
        (("title",), Position(2, 1)),
        (("owners", 1), Position(5, 5)),
        (("owners", 7, "x"), Position(3, 1)),
        (("gone",), Position(1, 1)),
        ((), Position(1, 1)),
        (("body",), Position(7, 1)),
    ],
)
def test_positions(path: tuple[str | int, ...], position: Position) -> None:
    """A key path is found in the file's own lines; a missing one at its nearest parent."""
    assert locate(HEAD, path, front_matter=True) == position


@pytest.mark.parametrize("text", ["", "a: [", "&a [*a]", "- " * 5000])
def test_positions_in_bad_text(text: str) -> None:
    """Text that is no YAML has no positions but its first line."""
    assert locate_all(text, [("a",), ("b", 0)], front_matter=False) == [Position(1, 1)] * 2


@pytest.mark.parametrize("sign", ["[", "{", "- ", "-  ", "? ", "- ? ", "[{"])
def test_deep_nesting(sign: str) -> None:
    """Nesting of any kind is refused before the reader, which calls itself, can run out of stack."""
    source = parse_source((sign * 15_000 + "a").encode(), front_matter=False)

    assert (source.data, [problem.code for problem in source.problems]) == (None, ["Y04"])


def test_deep_indentation_with_old_line_ends() -> None:
    """Carriage returns end lines in YAML too: depth is seen behind them."""
    text = "\r".join(" " * depth + "a:" for depth in range(400))

    assert [p.code for p in parse_source(text.encode(), front_matter=False).problems] == ["Y04"]


def test_allowed_nesting() -> None:
    """Ordinary depth, far-indented literal text and many brackets in text are no nesting."""
    deep = "".join(" " * depth + "a:\n" for depth in range(MAX_DEPTH - 2))

    for text in (deep, "a: |\n" + " " * 60 + "正文\n", "a: |\n" + "  [2016]1号\n" * 60):
        assert parse_source(text.encode(), front_matter=False).problems == ()


YAML_LIKE = st.lists(
    st.sampled_from(
        [
            "a",
            "甲",
            ": ",
            ":\n",
            "- ",
            "\n",
            "  ",
            "\t",
            "[",
            "]",
            "{",
            "}",
            "&a ",
            "*a",
            "!t ",
            "|\n",
            ">-\n",
            "'",
            '"',
            "\\u",
            "#",
            "---\n",
            "...\n",
            "? ",
            "<<: ",
            "%YAML 1.1\n",
            "\r",
            "\x85",
            "\u2028",
            "\x00",
            "\ufeff",
            "@",
            "`",
            ",",
            "~",
            "null",
            "0x",
            "2024-01-01",
        ]
    ),
    max_size=30,
).map("".join)


@settings(deadline=None, database=None, derandomize=True, max_examples=500)
@given(
    st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode), YAML_LIKE.map(str.encode)),
    st.booleans(),
)
def test_nothing_raises(raw: bytes, front_matter: bool) -> None:
    """No bytes make the reader raise; and what gives no data gives a reason."""
    source = parse_source(raw, front_matter=front_matter)

    assert source.data is not None or source.problems


@settings(deadline=None, database=None, derandomize=True, max_examples=300)
@given(YAML_LIKE, st.lists(st.one_of(st.text(max_size=2), st.integers(-3, 3)), max_size=4), st.booleans())
def test_positions_never_raise(text: str, path: list[str | int], front_matter: bool) -> None:
    """Every path has a position in every text, and it lies in the text."""
    position = locate(text, tuple(path), front_matter=front_matter)

    assert min(position.line, position.column) >= 1
