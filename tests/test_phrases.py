"""Where titles may break."""

from __future__ import annotations

import pytest

from generator.phrases import phrases


@pytest.mark.parametrize(
    ("title", "broken"),
    [
        ("附属第一医院重症医学科党支部", "附属|第一|医院|重症|医学科|党支部"),
        ("“样板党支部”培育工程", "“样板党支部”|培育|工程"),
        ("关于提交2026年度工作室代表性成果的通知", "关于|提交|2026年度|工作室|代表性|成果的|通知"),
        ("第九天才出的苗：一粒种子写成的日记", "第九天|才出的苗：|一粒|种子|写成的|日记"),
        ("送实验进8所县中", "送实验|进8所县中"),
        ("“老师，这个您自己信吗”：提问箱", "“老师，|这个您自己信吗”：|提问箱"),
        ('关于开展"双带头人"工作', '关于|开展|"双带头人"|工作'),
        ("使用OpenData接口的工作方案", "使用|OpenData|接口的|工作|方案"),
    ],
)
def test_a_title_breaks_between_its_phrases(title: str, broken: str) -> None:
    """Never in a quotation that fits a line, a number, a Latin word, nor before a stop or after an opening mark."""
    assert "|".join(phrases(title)) == broken


@pytest.mark.parametrize("title", ["短标题六字", "样板党支部与|“双带头人”工作室", ""])
def test_short_and_marked_titles_stay_as_they_are(title: str) -> None:
    """What fits the narrowest column needs no mark; the author's own marks are the only ones."""
    assert phrases(title) == (title,)
