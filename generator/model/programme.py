"""Programme 工程/计划/细则: what is asked of branches and studios, and by when."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.base import Model, Record
from generator.model.fields import (
    BranchType,
    Count,
    Day,
    Flag,
    Form,
    Id,
    Link,
    LogKind,
    Metric,
    PolicyRef,
    ProgrammeKind,
    ProgressDisclosure,
    Time,
    TrainingForm,
    UnitRef,
    Words,
    private,
    public,
)


class Stage(Model):
    """One step of a programme, in the time the document gives."""

    code: Id = public("阶段编号")
    name: Words = public("阶段名称", "如“选苗”")
    time: Time = public("时间", "照原文写，如“2019年7月至2020年5月”")
    actor: str = public("责任主体", "", "")
    text: str = public("工作内容", "", "")
    output: str = public("形成结果", "", "")
    publicity: Flag = public("是否公示", "", False)


class Target(Model):
    """A measurable goal; the figure itself is computed by the named metric, never typed."""

    code: Id = public("目标编号")
    name: Words = public("目标名称")
    metric: Metric = public("计算指标")
    threshold: float = public("目标值", "比例写小数，如 0.85")
    approximate: Flag = public("约数", "原文为“约”“左右”时填“是”", False)
    text: str = public("原意", "", "")


class Criterion(Model):
    """A node of the criteria tree."""

    code: Id = public("条目编号")
    name: Words = public("条目名称")
    text: str = public("要点", "", "")
    weight: float | None = public("权重", "", None)
    children: tuple[Criterion, ...] = public("下级条目", "", ())


class Requirement(Model):
    """A special requirement for one type of branch."""

    branch_types: tuple[BranchType, ...] = public("适用支部类型")
    title: Words = public("要求")
    items: tuple[Words, ...] = public("要点", "", ())


class Condition(Model):
    """A condition of selection or application."""

    text: Words = public("条件")


class Slot(Model):
    """A deliverable that the programme asks for, such as one of the four ones."""

    code: Id = public("成果位编号", "四个一为 experience platform video compilation")
    name: Words = public("成果位名称")
    text: str = public("要求", "", "")


class FormLabel(Model):
    """This programme's own wording for one of the achievement forms."""

    form: Form = public("成果形态")
    label: Words = public("本工程的说法")


class Quota(Model):
    """How many places a cohort gives to staff or student branches."""

    group: Id = public("类别", "staff 教职工、student 学生或 all 全部")
    number: Count = public("数量")
    approximate: Flag = public("约数", "", True)


class Scheduled(Model):
    """When a cohort goes through a stage."""

    stage: Id = public("阶段编号")
    time: Time = public("时间")
    text: str = public("说明", "", "")


class Cohort(Model):
    """A batch of participants with its own calendar."""

    code: Id = public("批次编号", "如 c1")
    name: Words = public("批次名称", "如“第一批”")
    time: Time = public("周期")
    called: Day | None = public("申报通知日期", "用于核对成立年限", None)
    quota: tuple[Quota, ...] = public("名额", "", ())
    schedule: tuple[Scheduled, ...] = public("进度安排", "不填则用工程原定时间", ())
    policy: PolicyRef | None = public("认定文件", "", None)


class Measure(Model):
    """A measure that the document orders, shown as policy."""

    title: Words = public("举措")
    text: str = public("内容", "", "")
    items: tuple[Words, ...] = public("要点", "", ())
    article: str = public("条款", "如“第五条”", "")


class LogEntry(Model):
    """A training, forum, salon, meeting or column that took place; attendance as a number only."""

    kind: LogKind = public("类别")
    title: Words = public("名称")
    date: Time = public("时间")
    form: TrainingForm | None = public("培训形式", "", None)
    tier: str = public("层级", "如“校级”“院系”", "")
    unit: UnitRef | None = public("承办单位", "", None)
    attendance: Count | None = public("参加人次", "", None)
    text: str = public("内容", "", "")
    link: Link | None = public("链接", "", None)


class Programme(Record):
    """Defined by a policy document; branches and studios take part in its cohorts."""

    name: Words = public("工程名称")
    short_name: Words = public("简称", "用于标签和表头，八个字以内")
    kind: ProgrammeKind = public("类别")
    order: Count = public("排序", "数小的在前", 0)
    takes: tuple[Id, ...] = public("培育对象", "branches 支部、studios 工作室、units 单位", ())
    goal: Words = public("总体目标", "用自己的话概括，不照抄文件")
    issuer: str = public("印发单位", "", "")
    basis: tuple[PolicyRef, ...] = public("依据文件", "", ())
    period: Time | None = public("实施时间", "", None)
    cycle_months: Count | None = public("周期（月）", "", None)
    cycle_text: str = public("周期说明", "原文前后不一致时写明", "")
    stages: tuple[Stage, ...] = public("阶段", "", ())
    branch_years: Count | None = public("支部成立年限", "申报时支部至少成立几年，只写数字", None)
    party_years: Count | None = public("书记党龄", "任职时至少几年党龄，只写数字", None)
    targets: tuple[Target, ...] = public("目标", "", ())
    conditions: tuple[Condition, ...] = public("条件", "", ())
    criteria: tuple[Criterion, ...] = public("标准", "", ())
    criteria_name: str = public("标准名称", "如“七个有力”", "")
    requirements: tuple[Requirement, ...] = public("分类要求", "", ())
    slots: tuple[Slot, ...] = public("成果位", "", ())
    slots_name: str = public("成果位合称", "如“四个一”", "")
    forms: tuple[FormLabel, ...] = public("成果形态说法", "", ())
    cohorts: tuple[Cohort, ...] = public("批次", "", ())
    measures: tuple[Measure, ...] = public("主要举措", "", ())
    log: tuple[LogEntry, ...] = public("活动记录", "培训、论坛、例会等，只记人次不记名单", ())
    public_progress: ProgressDisclosure = public("进展公开", "全部、只公开已发布、不公开", "published")
    allowances: str | None = private("津贴补贴", "不公开", None)


def criteria_of(programme: Programme) -> Iterator[Criterion]:
    """All criteria of a programme, parents before children."""
    waiting = list(reversed(programme.criteria))
    while waiting:
        item = waiting.pop()
        yield item
        waiting += reversed(item.children)
