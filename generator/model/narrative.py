"""Case study 典型案例 and Notice 公示公告: front matter plus a Markdown body."""

from __future__ import annotations

from generator.markdown import Document
from generator.model.base import Adoption, Evidence, Model, Photo, Record
from generator.model.fields import (
    CaseKind,
    Day,
    NoticeKind,
    Owners,
    ProgrammeRef,
    SubjectRef,
    UnitRef,
    Words,
    in_window,
    public,
)


class CopyCard(Model):
    """照着做: what another branch needs to adopt the method."""

    conditions: tuple[Words, ...] = public("适用条件")
    steps: tuple[Words, ...] = public("步骤")
    resources: tuple[Words, ...] = public("所需资源")
    pitfalls: tuple[Words, ...] = public("容易走样")


class Case(Record):
    """A case study in four parts: 背景 做法 成效 启示."""

    title: Words = public("标题")
    brand: str = public("品牌或工作法名", "如“床旁十五分钟”", "")
    kind: CaseKind = public("类别")
    owners: Owners = public("支部或工作室")
    programme: ProgrammeRef | None = public("所属工程", "", None)
    criteria: tuple[Words, ...] = public("对应标准", "", ())
    date: Day = public("发布日期")
    unit: UnitRef = public("供稿单位")
    summary: Words = public("导语", "一至三句")
    cover: Photo = public("题图")
    card: CopyCard | None = public("照着做", "", None)
    adopted_by: tuple[Adoption, ...] = public("推广采用", "", ())
    evidence: tuple[Evidence, ...] = public("佐证材料", "正文里写作［证1］", ())
    body: Document = public("正文", "用“## 背景”等二级标题分四部分")


class Selected(Model):
    """One line of a published list."""

    name: Words = public("名称")
    unit: str = public("单位", "", "")
    text: str = public("说明", "", "")


class Window(Model):
    """The days on which a list is open to objections."""

    start: Day = public("公示开始")
    end: Day = public("公示结束")


class Notice(Record):
    """A publicity notice, announcement or piece of news."""

    title: Words = public("标题")
    kind: NoticeKind = public("类别")
    date: Day = public("发布日期")
    unit: UnitRef | None = public("发布单位", "", None)
    programme: ProgrammeRef | None = public("所属工程", "", None)
    about: tuple[SubjectRef, ...] = public("涉及对象", "", ())
    publicity: Window | None = public("公示期", "", None)
    deadline: Day | None = public("截止日期", "通知有办理期限时填", None)
    channel: str = public("意见反馈渠道", "只写部门和地点，不写个人电话", "")
    selected: tuple[Selected, ...] = in_window("公示名单", "公示期满自动撤下", ())
    result: str = public("公示结果", "", "")
    summary: str = public("摘要", "", "")
    body: Document = public("正文")
