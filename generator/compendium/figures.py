"""What a summary report says in figures: each sentence is counted from the data, with the day of the data."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.compendium.word.front import percent
from generator.model.branch import Branch
from generator.model.programme import Cohort, Programme
from generator.model.studio import Studio
from generator.portal.graph import PublicPortal
from generator.text import chinese_date
from generator.views.film import published
from generator.views.gauge import Gauge
from generator.views.progress import SlotState
from generator.views.selection import Chosen
from generator.views.slots import visible_fills
from generator.views.volume_front import Front


@dataclass(frozen=True, slots=True)
class Report:
    """Whom a report is about, and what its tables are made from."""

    portal: PublicPortal
    programme: Programme
    cohort: Cohort | None
    found: Chosen
    front: Front

    @property
    def branches(self) -> list[Branch]:
        """The branches that take part."""
        return [each for each in self.found.owners if isinstance(each, Branch)]

    @property
    def studios(self) -> list[Studio]:
        """The studios that take part."""
        return [each for each in self.found.owners if isinstance(each, Studio)]


def setting(report: Report) -> str:
    """Whose programme it is, and when it ran."""
    programme, cohort = report.programme, report.cohort
    issuer = f"由{programme.issuer}印发" if programme.issuer else "已经实施"
    period = f"，实施时间为{programme.period.text}" if programme.period else ""
    own = f"{cohort.name}周期为{cohort.time.text}。" if cohort else ""
    return f"{programme.name}{issuer}{period}。{own}"


def counts(report: Report) -> str:
    """How many of what, as of the day of the data."""
    branches, studios, found = report.branches, report.studios, report.found
    students = sum(each.type == "student" for each in branches)
    films = sum(published(each) is not None for each in found.owners)
    adopted = sum(bool(each.adopted_by) for each in found.cases)
    representative = sum(each.representative for each in found.achievements)
    parts = [
        f"党支部{len(branches)}个（教职工{len(branches) - students}个、学生{students}个）" if branches else "",
        f"工作室{len(studios)}个" if studios else "",
        f"成果{len(found.achievements)}项" + (f"（代表性成果{representative}项）" if representative else ""),
        f"典型案例{len(found.cases)}篇" + (f"（{adopted}篇已被采用）" if adopted else ""),
        f"微视频{films}个" if films else "",
    ]
    return f"截至{chinese_date(report.portal.as_of)}，共有{'，'.join(part for part in parts if part)}。"


def wanted(gauge: Gauge) -> str:
    """The value that a target asks for."""
    about = "约" if gauge.approximate else ""
    return f"{about}{gauge.threshold:g}" if gauge.kind == "number" else f"{about}{percent(gauge.threshold)}"


def reached(gauge: Gauge) -> str:
    """The value of today."""
    if gauge.kind == "number":
        return str(gauge.reached)
    return f"{gauge.reached}/{gauge.total}（{percent(gauge.value)}）"


def slots_said(report: Report) -> str:
    """How many have published each of the slots, and how many all; only states that the programme shows."""
    rows = [visible_fills(branch, report.programme) for branch in report.branches]
    ready = Counter(fill.slot.name for fills in rows for fill in fills if fill.state is SlotState.READY)
    every = len(report.programme.slots)
    full = sum(sum(fill.state is SlotState.READY for fill in fills) == every for fills in rows)
    parts = "，".join(f"{slot.name}{ready[slot.name]}个" for slot in report.programme.slots)
    ratio = f"{full}/{len(rows)}（{percent(full / len(rows))}）" if rows else "0"
    return f"已发布：{parts}；{every}项全部发布的支部{ratio}。数据截至{chinese_date(report.portal.as_of)}。"


def levels(report: Report) -> str:
    """How many achievements of which level."""
    counts = Counter(each.level for each in report.found.achievements)
    known = report.portal.vocabularies.get("levels", {})
    said = "、".join(f"{term.label}{counts[code]}项" for code, term in known.items() if counts[code])
    return f"共{len(report.found.achievements)}项，其中{said}；每项成果只计入一种形态、一个年度。"
