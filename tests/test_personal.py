"""Personal data and secret markings in texts. All numbers and names are made up."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.personal import is_card_number, is_identity_number, personal_data, without_personal_data

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
IDENTITY = "11010119900307123"


def identity(first: str) -> str:
    """An identity number from its first seventeen digits."""
    return first + "10X98765432"[sum(int(d) * w for d, w in zip(first, WEIGHTS, strict=True)) % 11]


def card(first: str) -> str:
    """A card number from all digits but the last."""
    return next(first + last for last in "0123456789" if is_card_number(first + last))


@pytest.mark.parametrize(
    ("text", "code", "shown"),
    [
        ("联系电话13800138000。", "D01", "138****00"),
        ("手机：138-0013-8000", "D01", "138****00"),
        ("+86 138 0013 8000", "D01", "+86****00"),
        ("tel:13800138000", "D01", "138****00"),
        (f"身份证{identity(IDENTITY)}", "D02", f"110****{identity(IDENTITY)[-2:]}"),
        (f"卡号{card('622202123456789')}", "D03", f"622****{card('622202123456789')[-2:]}"),
        ("学号：20230123456", "D04", "202****56"),
        ("工号为 A00123", "D04", "A0****23"),
        ("家庭住址：四一市学府路9号", "D05", "四一****9号"),
        ("第一行\n家庭地址：学府路九号院\n", "D05", "学府****号院"),
        ("他在学府小区3号楼2单元501室", "D05", "他在学****1室"),
        ("投稿：zhang.san@qq.com", "D06", "zh***@qq.com"),
        ("机密★10年", "D07", "机密★10年"),
        ("密级：内部", "D07", "密级：内部"),
        ("内部资料，注意保存", "D07", "内部资料，注意保存"),
        ("（请勿外传）", "D07", "请勿外传"),
    ],
)
def test_what_is_found(text: str, code: str, shown: str) -> None:
    """Each kind, with as much of it as may be repeated."""
    assert [(hit.code, hit.shown) for hit in personal_data(text)] == [(code, shown)]


@pytest.mark.parametrize(
    "text",
    [
        "2023年9月至2024年6月，共13800人次",
        "https://video.example.edu.cn/13800138000?id=13800138000",
        "教党〔2018〕25号",
        identity(IDENTITY)[:-1] + ("1" if identity(IDENTITY)[-1] != "1" else "2"),
        "110101199013071234",
        "6222021234567891",
        "组织部邮箱 zzb@example.edu.cn",
        "保守党的秘密，保护商业秘密",
        "试题不得外传的规定执行得很好",
        "党员发展对象住校，宿舍在公寓里",
        "内部文件写进 file 一项，不上网站",
        "a1380013800012",
    ],
)
def test_what_is_none(text: str) -> None:
    """Figures, years, addresses in the web, document numbers, words of the trade."""
    assert personal_data(text) == []


def test_the_rest_of_a_text_stays() -> None:
    """Every text of plain data, with a note in the place of each; what is exempt stays."""
    data = {"text": ["电话13800138000，邮箱a.b@163.com", ("机密★",)], "number": 5, "none": None}

    assert without_personal_data(data, {"a.***@163.com"}) == {
        "text": ["电话〔手机号码已隐去〕，邮箱a.b@163.com", ("〔密级或内部标志已隐去〕",)], "number": 5, "none": None,
    }  # fmt: skip


@given(st.text("0123456789Xx -", max_size=40))
def test_figures_alone(text: str) -> None:
    """Whatever the figures, nothing overlaps, and nothing is found in what is left."""
    hits = personal_data(text)

    assert all(one.end <= other.start for one, other in pairwise(hits))
    assert personal_data(without_personal_data(text)) == []


@given(st.from_regex(r"[1-8][0-9]{16}", fullmatch=True), st.integers(0, 9))
def test_a_wrong_digit_is_no_identity_number(first: str, wrong: int) -> None:
    """The check digit catches every single wrong digit."""
    right = identity(first)
    if is_identity_number(right):
        place = wrong + 7
        other = right[:place] + str((int(right[place]) + 1) % 10) + right[place + 1 :]
        assert not is_identity_number(other)
