"""Snapshot 数据快照: the key figures of a past day, frozen so that changes can be told."""

from __future__ import annotations

from generator.model.base import Model, Record
from generator.model.fields import Count, Day, Words, public


class SnapshotFigure(Model):
    """One figure as it was: how many, and of how many where that was counted."""

    code: Words = public("指标代码", "与总览“主要数据”里的指标对应，由命令写出")
    value: Count = public("数值")
    total: Count | None = public("总数", "指标是占比时才有", None)


class Snapshot(Record):
    """Written once by `fourones snapshot`, usually at the end of a year, and not changed afterwards."""

    date: Day = public("数据截至", "快照所记的日子，如 2025-12-31")
    figures: tuple[SnapshotFigure, ...] = public("指标", "由 fourones snapshot 写出，不手改")
