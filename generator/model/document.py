"""Policy 政策文件 and Plan 任务分解表."""

from __future__ import annotations

from generator.model.base import Model, Record
from generator.model.fields import (
    Day,
    Flag,
    Link,
    OpenMode,
    PolicyRef,
    ProgrammeRef,
    Time,
    UnitRef,
    Words,
    internal,
    public,
)


class Policy(Record):
    """A document that programmes rest on; its text is summarised in our own words."""

    title: Words = public("文件标题")
    issuer: Words = public("发文机关")
    number: str = public("发文字号", "照原件写，如“教党〔2018〕25号”", "")
    date: Time | None = public("成文日期", "", None)
    published: Day | None = public("发布日期", "", None)
    open_mode: OpenMode = public("公开方式", "主动公开、依申请公开、不予公开；只有主动公开的上网站")
    basis: tuple[PolicyRef, ...] = public("上位依据", "", ())
    supersedes: tuple[PolicyRef, ...] = public("替代文件", "", ())
    summary: Words = public("内容概要", "用自己的话概括")
    points: tuple[Words, ...] = public("要点", "", ())
    link: Link | None = public("原文链接", "", None)
    file: str | None = internal("内部文件", "", None)


class TaskStatus(Model):
    """How far a task has come, on a day."""

    date: Day = public("日期")
    done: Flag = public("已完成", "", False)
    text: str = public("进展", "", "")


class PlanRow(Model):
    """One row of a task table; the units keep the spelling of the document."""

    no: Words = public("序号")
    task: Words = public("工作任务")
    units: str = public("责任单位", "照原表写法，由“单位写法对照”对应到单位")
    measure: Words = public("工作举措")
    deadline: Time = public("完成时限", "照原表写，如“2023年9月”“长期坚持”")
    status: tuple[TaskStatus, ...] = public("进展记录", "", ())


class PlanSection(Model):
    """A heading of a task table with its rows."""

    no: Words = public("部分序号")
    title: Words = public("主要内容")
    rows: tuple[PlanRow, ...] = public("任务")


class UnitSpelling(Model):
    """One way in which the table writes its responsible units."""

    written: Words = public("原表写法")
    units: tuple[UnitRef, ...] = public("对应单位", "按责任先后排列")


class Plan(Record):
    """任务分解表: who does what by when."""

    title: Words = public("名称")
    programme: ProgrammeRef = public("所属工程")
    policy: PolicyRef | None = public("来源文件", "", None)
    date: Time | None = public("印发时间", "", None)
    summary: str = public("说明", "", "")
    spellings: tuple[UnitSpelling, ...] = public("单位写法对照", "", ())
    sections: tuple[PlanSection, ...] = public("部分")
