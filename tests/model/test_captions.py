"""Captions: what they say, and every line that a browser would not understand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.captions import Captions, read_captions

GOOD = """\ufeffWEBVTT 标题

NOTE 校对过

STYLE
::cue { color: white }

1
00:00:00.400 --> 00:00:04.200 align:center
<v 旁白>清晨交班，</v>
两班人站到<b>同一张</b>病床旁。

00:04.400 --> 01:00:08.200
AT&amp;T 与 5G
"""


def test_words() -> None:
    """Without voices, tags and numbers; lines of one cue are one sentence."""
    assert read_captions(GOOD.encode()) == Captions(("清晨交班，两班人站到同一张病床旁。", "AT&T 与 5G"), ())


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends(end: str) -> None:
    """All three that the format allows."""
    assert read_captions(GOOD.replace("\n", end).encode()) == read_captions(GOOD.encode())


CUE = "00:00:01.000 --> 00:00:02.000\n一\n"


@pytest.mark.parametrize(
    ("text", "line", "message", "fix"),
    [
        (CUE, 1, "字幕文件不以 WEBVTT 开头", "第一行写 WEBVTT"),
        ("", 1, "字幕文件不以 WEBVTT 开头", "第一行写 WEBVTT"),
        ("1\n00:00:01,000 --> 00:00:02,000\n一\n", 1, "不以 WEBVTT 开头", "这是 SRT 字幕"),
        ("WEBVTT\n" + CUE, 2, "第一行下面没有空行", "空一行"),
        ("WEBVTT\n\n00:01 --> 00:02\n一\n", 3, "时间“00:01 --> 00:02”读不懂", "00:00:05.000 --> 00:00:08.500"),
        ("WEBVTT\n\n00:00:61.000 --> 00:01:02.000\n一\n", 3, "读不懂", "写成"),
        ("WEBVTT\n\n00:00:01.000-->00:00:02.000\n一\n", 3, "读不懂", "写成"),
        ("WEBVTT\n\n00:00:02.000 --> 00:00:02.000\n一\n", 3, "结束不晚于开始", "核对两个时间"),
        ("WEBVTT\n\n00:00:05.000 --> 00:00:06.000\n一\n\n二\n" + CUE, 7, "早于上一条开始", "按开始的先后"),
        ("WEBVTT\n\n一\n", 3, "这条字幕没有时间", "文字上面一行"),
    ],
)
def test_mistakes(text: str, line: int, message: str, fix: str) -> None:
    """Each with its line and the right form."""
    (mistake, *_rest) = [each for each in read_captions(text.encode()).mistakes if message in each.message]
    assert mistake.line == line
    assert fix in mistake.fix


def test_subtitles_of_another_format_are_told_once() -> None:
    """Not line by line."""
    srt = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},500\n一\n\n" for n in range(1, 9))
    assert [mistake.line for mistake in read_captions(srt.encode()).mistakes] == [1]


def test_a_file_in_another_encoding() -> None:
    """Is told once, and says nothing."""
    captions = read_captions("WEBVTT\n\n字幕".encode("gbk"))
    assert (captions.words, [each.message for each in captions.mistakes]) == ((), ["字幕不是 UTF-8 文本"])


@given(st.one_of(st.binary(max_size=80), st.text("WEBVT \n->:.0123一", max_size=80).map(str.encode)))
def test_anything(raw: bytes) -> None:
    """Never raises, and lines are counted from one."""
    assert all(mistake.line >= 1 for mistake in read_captions(raw).mistakes)
