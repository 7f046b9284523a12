"""Fixed expressions of `data/terms.yml`: how names and set phrases are written, and in which order."""

from __future__ import annotations

from pydantic import field_validator

from generator.model.base import Model
from generator.model.fields import Day, Flag, Words, public


class Wording(Model):
    """One expression: how it is written, and how it is often written wrongly."""

    right: Words = public("规范写法", "如 “双带头人”")
    wrong: tuple[Words, ...] = public("不规范写法", "查到这些字样就提醒；规范写法里含有的不算")
    why: str = public("依据", "一句话，写明出自哪里", "")
    unless: tuple[Words, ...] = public("例外", "出现在这些字样里不提醒，如历史文件的标题", ())
    until: Day | None = public("例外有效期", "这一天之前例外有效，过后照样提醒；不填则一直有效", None)

    @field_validator("wrong")
    @classmethod
    def _some(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not value:
            raise ValueError("empty")
        return value


class Phrase(Model):
    """One set phrase of several parts, which stand in this order."""

    parts: tuple[Words, ...] = public("各部分", "按规范次序列出，至少两项")
    why: str = public("依据", "一句话，写明出自哪里", "")


class Terms(Model):
    """All fixed expressions; without the file there are none, and punctuation is looked at all the same."""

    wordings: tuple[Wording, ...] = public("用语", "", ())
    orders: tuple[Phrase, ...] = public("次序", "几项并列时的规范次序", ())
    punctuation: Flag = public("检查标点", "填“否”则不查标点", True)
