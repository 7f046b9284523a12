"""Where a Chinese title may break: between its phrases.

BudouX finds the phrases; its model was trained on running text, so the words that Party-building titles are made of
are told to it here, and no phrase is a single character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

import budoux

SHORTEST = 7
"""Characters of the shortest title that is worth a mark: the narrowest column holds what is shorter."""

_WORDS = re.compile(
    "中国共产党|党支部|党总支|党委|党组织|党组|党员|党建|支部|书记|样板|标杆|双带头人|工作室|工作法|工作|教职工|教师|教工|学生|本科生|"
    "硕士生|博士生|研究生|规培生|大学|学院|医学院|医院|学系|系|教研室|教务处|实验室|实验|图书馆|机关|后勤|保障部|医学|流行病学|"
    "影像科|医学科|委员会|组织部|宣传部|办公室|办公厅|示范|创建|建设|培育|工程|计划|方案|实施|意见|通知|细则|办法|制度|规程|条例|"
    "机制|平台|专栏|微课|品牌|案例|成果|资料|研究|图谱|课程|年度|考核|评估|验收|公示|认定|结果|对象|表扬|表彰|名单|征求|编校|汇编|"
    "关于|开展|加强|进一步|提交|高校|高等学校|新时代|全省|全国|校级|省级|国家级|先进|优秀|基层|数控|智能|制造|种质|资源|数据|"
    "普查|地方|乡村|安全|值守|野外|远程|会诊|质量|记录|双人|复核|评议|种苗|分级|标准|多中心|语音|语料|识别|心率|中药|药学院|"
    "慢病|村医|联训|签名|提问箱|校对|入选|对照|院（系）"
)
"""Words of these titles that the model cuts or glues; a phrase ends before and after each."""

_QUOTED = re.compile('“[^”]*”|"[^"]*"')
_LONG = 10
"""Characters of the longest quotation, marks included, that fits a line of a phone whole; a longer one, which would be
broken somewhere, is broken after its own commas.
"""

_NUMBER = re.compile(r"[0-9A-Za-z.%〔〕\[\]—-]+[年月日个项条件期号批次届家县所处篇门节天周]?")
_OPEN, _CLOSE = "“《（〔【", "”》），。：；、？！〕】,;:!?"
_STOPS = "：，；。？！"
_SINGLE = re.compile(f"[\u3400-\u9fff][{_CLOSE}]*")
_PREFIXES = "第不各全与和及在把让从被对以为一两三四五六七八九十"


@lru_cache(maxsize=1)
def _parser() -> budoux.Parser:
    return budoux.load_default_simplified_chinese_parser()


def phrases(title: str) -> tuple[str, ...]:
    """The phrases of a title, which joined are the title again. “|” in a title is the author's own mark: nothing is
    added to it.
    """
    if len(title) < SHORTEST or "|" in title:
        return (title,)
    marks = {len(piece) + before for before, piece in _placed(_parser().parse(title))}
    for word in _WORDS.finditer(title):
        marks -= _inside(word)
        marks |= {word.start(), word.end()}
    for whole in (*_QUOTED.finditer(title), *_NUMBER.finditer(title)):
        marks -= _inside(whole)
    quoted = {at for own in _QUOTED.finditer(title) if len(own[0]) <= _LONG for at in _inside(own)}
    places = range(1, len(title))
    marks |= {at for at in places if title[at] in "“《" or title[at - 1] in _STOPS} - quoted
    marks -= {at for at in places if title[at] in _CLOSE or title[at - 1] in _OPEN}
    return _joined([title[start:end] for start, end in pairwise(sorted(marks | {0, len(title)}))])


def _placed(pieces: list[str]) -> Iterator[tuple[int, str]]:
    place = 0
    for piece in pieces:
        yield place, piece
        place += len(piece)


def _inside(found: re.Match[str]) -> set[int]:
    return set(range(found.start() + 1, found.end()))


def _joined(pieces: list[str]) -> tuple[str, ...]:
    """A single character goes with the next phrase where it begins one, or begins the title, else with the last."""
    out: list[str] = []
    held = ""
    for piece in pieces:
        whole, held = held + piece, ""
        follows = bool(out) and out[-1][-1] not in _STOPS
        if len(whole) == 1 and (whole in _PREFIXES or not follows):
            held = whole
        elif _SINGLE.fullmatch(whole) and follows:
            out[-1] += whole
        else:
            out.append(whole)
    return (*out[:-1], "".join(out[-1:]) + held) if held else tuple(out)
