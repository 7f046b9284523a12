"""Which characters the faces have, against the faces themselves."""

from __future__ import annotations

import pytest
from PIL import ImageFont

from generator.faces import (
    KAI,
    SANS,
    SANS_BOLD,
    SERIF_BOLD,
    characters_of,
    face_for,
    lacking,
    path_of,
    printable,
    settable,
)

FACES = (SERIF_BOLD, SANS, SANS_BOLD, KAI)


@pytest.mark.parametrize("face", FACES)
def test_faces_are_there_with_their_licence(face: str) -> None:
    """Each opens, is at most 5 MB, and its licence lies beside it."""
    path = path_of(face)
    assert ImageFont.truetype(str(path), 20).getbbox("一")
    assert path.stat().st_size <= 5_000_000
    licence = path.with_name(f"OFL-{face.partition('-')[0]}.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


@pytest.mark.parametrize("face", FACES)
def test_what_the_table_promises_is_drawn(face: str) -> None:
    """A sample of the characters, the rarest included, is not the box that stands for a lacking one."""
    font = ImageFont.truetype(str(path_of(face)), 40, layout_engine=ImageFont.Layout.BASIC)
    box = bytes(font.getmask("\ue000"))
    sample = sorted(char for char in characters_of(face) if not char.isspace() and char.isprintable())[::97]
    assert {char for char in (*sample, *"䶮堃喆犇𬭎〔〕《》“”—…·①℃㎡") if bytes(font.getmask(char)) == box} == set()


def test_all_characters_of_a_chinese_text() -> None:
    """The standard table, GB 2312 with its symbols, Latin with tones."""
    assert lacking("教党〔2018〕25号：“双带头人”——第①批，鿍䶮堃喆犇𬭎 ABC àǚ 37℃ CO₂\n\u200b") == ""


def test_what_is_lacking_is_named_once() -> None:
    """In the order in which it comes."""
    assert lacking("😀𠮷野家𠮷") == "😀𠮷"


def test_text_that_can_be_set() -> None:
    """White space is one space, what cannot be seen is gone, and what is lacking has a stand-in."""
    assert settable("𠮷野\u200b家\n  2024\ufe0f") == "〓野家 2024"


def test_another_face_helps_out() -> None:
    """Lowered digits are not in Noto, but in the Kai face; what nobody has has no face."""
    assert (face_for("一", SANS), face_for("₂", SANS), face_for("𠮷", SANS)) == (SANS, KAI, "")


def test_printable_text() -> None:
    """What print shows of a text: lines stay, odd white space becomes a space, 〓 stands for what is lacking."""
    assert printable("甲\n乙\t丙\r\n丁\u200b𠮷䶮") == "甲\n乙 丙\n丁〓䶮"
    assert printable("没有怪字") == "没有怪字"
