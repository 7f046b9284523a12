"""Fixed expressions of `data/terms.yml`: how names and set phrases are written, and in which order."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Model
from generator.model.fields import Day, Flag, Words, public

Some = Annotated[tuple[Words, ...], Field(min_length=1)]
Several = Annotated[tuple[Words, ...], Field(min_length=2)]


class Wording(Model):
    """One expression: how it is written, and how it is often written instead."""

    right: Words = public("规范写法", "如 “双带头人”")
    wrong: Some = public("不规范写法", "查到这些字样就提醒，至少一个")
    why: str = public("依据", "一句话，写明出自哪里", "")


class Order(Model):
    """One set phrase of several parts, which stand in this order."""

    parts: Several = public("各部分", "按规范次序列出，至少两项；少说几项可以，颠倒了就提醒")
    why: str = public("依据", "一句话，写明出自哪里", "")


class Exemption(Model):
    """Words that may stay as they are, such as the title of an old document."""

    text: Words = public("字样", "照原样写全，出现在其中的写法不提醒")
    why: str = public("理由", "", "")
    until: Day | None = public("有效期至", "过了这一天照样提醒；不填则一直有效", None)


class Terms(Model):
    """All fixed expressions; without the file there are none, and punctuation is looked at all the same."""

    wordings: tuple[Wording, ...] = public("用语", "", ())
    orders: tuple[Order, ...] = public("次序", "几项并列时的规范次序", ())
    exemptions: tuple[Exemption, ...] = public("例外", "", ())
    punctuation: Flag = public("检查标点", "填“否”则不查标点", True)
