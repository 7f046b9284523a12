"""Achievement 成果, and Award 表彰."""

from __future__ import annotations

from generator.model.base import Adoption, Evidence, Model, Photo, Record
from generator.model.fields import (
    Flag,
    Form,
    HonourLevel,
    Link,
    Owners,
    ProgrammeRef,
    SubjectRef,
    Time,
    Words,
    Year,
    internal,
    public,
    with_consent,
)


class Achievement(Record):
    """Something that a branch or studio made: in one of six forms, or another."""

    title: Words = public("成果名称")
    form: Form = public("成果形态")
    form_label: str = public("其他形态说明", "形态选“其他”时填", "")
    date: Time = public("完成时间", "如 2026-05")
    year: Year | None = public("年度", "不填则取完成时间的年份", None)
    owners: Owners = public("归属", "支部或工作室的编号，第一个为主")
    programme: ProgrammeRef | None = public("所属工程", "", None)
    level: HonourLevel = public("级别")
    representative: Flag = public("年度代表性成果", "工作室每年至少一项", False)
    criteria: tuple[Words, ...] = public("对应标准", "写作“工程编号/条目编号”", ())
    summary: Words = public("摘要", "六十至一百五十字，说清做了什么、用在哪里、效果如何")
    text: str = public("详细介绍", "空一行分段", "")
    link: Link | None = public("链接", "", None)
    evidence: tuple[Evidence, ...] = public("佐证材料", "", ())
    partners: tuple[Words, ...] = public("合作单位", "", ())
    adopted_by: tuple[Adoption, ...] = public("推广采用", "", ())
    photos: tuple[Photo, ...] = public("图片", "", ())


class Recipient(Model):
    """Who received an award: a record, or a person named only with consent."""

    record: SubjectRef | None = public("获奖集体", "支部、工作室或单位的编号", None)
    role: str = public("身份", "个人获奖时填，如“重症医学科党支部书记”", "")
    name: str | None = with_consent("姓名", "", None)
    consent: Flag = internal("已同意公开", "", False)


class Award(Record):
    """A commendation."""

    name: Words = public("表彰名称")
    level: HonourLevel = public("级别")
    giver: Words = public("表彰单位")
    date: Time = public("表彰时间")
    programme: ProgrammeRef | None = public("所属工程", "", None)
    recipients: tuple[Recipient, ...] = public("获奖者", "", ())
    summary: str = public("说明", "", "")
