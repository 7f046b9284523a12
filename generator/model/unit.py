"""Unit 院系党委/党总支/直属党支部/部门: the tree that branches belong to."""

from __future__ import annotations

from generator.model.base import Milestone, Model, Photo, Record
from generator.model.fields import (
    Count,
    Day,
    Flag,
    Id,
    Metric,
    Time,
    UnitKind,
    UnitRef,
    Words,
    public,
)


class FormerName(Model):
    """A name that the unit used to have."""

    name: Words = public("曾用名")
    until: Time | None = public("用到何时", "", None)
    text: str = public("变更说明", "如“更名”“并入”", "")


class UnitCount(Model):
    """Numerator and denominator of one ratio, as the unit reported them."""

    metric: Metric = public("指标")
    reached: Count = public("符合数")
    total: Count = public("总数")
    as_of: Day = public("截至日期")


class Brand(Model):
    """一系一品: the unit's own Party-building brand."""

    name: Words = public("品牌名称")
    text: Words = public("品牌内容")
    since: Time | None = public("创建时间", "", None)


class Unit(Record):
    """A Party committee, general branch, directly subordinate branch or department."""

    id: Id = public("编号", "小写字母、数字和短横线，发布后不改")
    name: Words = public("单位名称")
    short_name: Words = public("简称")
    kind: UnitKind = public("类别")
    order: Count = public("排序", "", 0)
    parent: UnitRef | None = public("上级单位", "", None)
    former_names: tuple[FormerName, ...] = public("曾用名", "", ())
    merged_into: UnitRef | None = public("并入单位", "已撤并的单位填写", None)
    collective: Flag = public("统称", "“中层党组织”一类的集合称呼填“是”", False)
    summary: str = public("简介", "", "")
    counts: tuple[UnitCount, ...] = public("统计数", "", ())
    brand: Brand | None = public("一系一品", "", None)
    milestones: tuple[Milestone, ...] = public("大事记", "", ())
    photos: tuple[Photo, ...] = public("图片", "", ())
