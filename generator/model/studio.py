"""Studio “双带头人”工作室: three years of plans, tasks, achievements and assessments."""

from __future__ import annotations

from generator.model.base import (
    Adoption,
    Enrolment,
    Evidence,
    Milestone,
    Model,
    Partner,
    Photo,
    Record,
    Statement,
    Video,
)
from generator.model.fields import (
    AcceptanceResult,
    AssessmentResult,
    BranchRef,
    Day,
    HonourLevel,
    StudioKind,
    Time,
    Words,
    Year,
    internal,
    private,
    public,
)


class YearPlan(Model):
    """Goals and expected outcomes of one year."""

    year: Year = public("年度")
    goals: tuple[Words, ...] = public("年度目标", "", ())
    expected: tuple[Words, ...] = public("预期成果", "", ())


class Assessment(Model):
    """The yearly assessment; only a pass is public."""

    year: Year = public("年度")
    result: AssessmentResult = public("考核结果", "合格或不合格；不合格不公开")
    date: Day | None = public("考核日期", "", None)
    rectification: str | None = internal("限期整改要求", "", None)
    decision: str | None = internal("整改后处理", "", None)
    score: str | None = private("评分", "不公开", None)


class Acceptance(Model):
    """The final acceptance; only a pass is public."""

    result: AcceptanceResult = public("验收结果", "达标结项或不达标；不达标不公开")
    date: Day = public("验收日期")
    text: str = public("验收意见摘要", "", "")


class Budget(Model):
    """Never public."""

    year: Year = private("年度")
    amount: str = private("金额")
    purpose: str | None = private("用途", "", None)


class Studio(Record):
    """A studio on a teaching or research branch, led by that branch's secretary."""

    name: Words = public("工作室名称")
    short_name: Words = public("简称")
    kind: StudioKind = public("类别")
    branch: BranchRef = public("依托支部", "负责人即该支部书记，不另填")
    level: HonourLevel = public("级别")
    enrolment: Enrolment = public("所属批次")
    period: Time = public("建设周期", "三年，如“2023年9月—2026年8月”")
    idea: Words = public("建设思路", "一至两句")
    plans: tuple[YearPlan, ...] = public("年度计划", "", ())
    statements: tuple[Statement, ...] = public("建设任务表述", "", ())
    assessments: tuple[Assessment, ...] = public("年度考核", "", ())
    acceptance: Acceptance | None = public("期满验收", "", None)
    adopted_by: tuple[Adoption, ...] = public("推广采用", "", ())
    succession: tuple[Milestone, ...] = public("梯队培养", "后备人才培养情况，不写姓名", ())
    partners: tuple[Partner, ...] = public("结对共建", "", ())
    milestones: tuple[Milestone, ...] = public("大事记", "", ())
    photos: tuple[Photo, ...] = public("图片", "第一张为题图", ())
    video: Video | None = public("微视频", "", None)
    evidence: tuple[Evidence, ...] = public("佐证材料", "", ())
    budget: tuple[Budget, ...] = private("经费", "不公开", ())
