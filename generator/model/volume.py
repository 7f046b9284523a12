"""Volume 成果汇编: what is gathered into one printed book; the text of its file is the foreword."""

from __future__ import annotations

from generator.markdown import Document
from generator.model.base import Model, Photo, Record
from generator.model.fields import (
    Day,
    Flag,
    Form,
    HonourLevel,
    Id,
    OwnerRef,
    PlanRef,
    PrintStyle,
    ProgrammeRef,
    UnitRef,
    VolumePart,
    Words,
    Year,
    public,
)


class Editors(Model):
    """One line of the imprint: an office and who holds it."""

    role: Words = public("职务", "如“主编”“执行编辑”")
    names: tuple[Words, ...] = public("姓名", "印在书上的姓名，须本人同意")


class Selection(Model):
    """Which records a volume takes up; what is not given does not narrow, and nothing given takes all."""

    programme: ProgrammeRef | None = public("工程", "", None)
    cohort: Id | None = public("批次", "工程记录里的批次编号，如 c1", None)
    unit: UnitRef | None = public("单位", "连同下级单位", None)
    owners: tuple[OwnerRef, ...] = public("支部或工作室", "只收这些", ())
    year: Year | None = public("年度", "", None)
    form: Form | None = public("成果形态", "", None)
    level: HonourLevel | None = public("级别", "", None)
    criterion: str = public("标准条目", "写作“工程编号/条目编号”", "")


class Volume(Record):
    """A printed volume, which is also a section of the site."""

    title: Words = public("书名")
    title_breaks: str = public("书名断行", "封面上用“|”标出换行的地方", "")
    subtitle: str = public("副题", "", "")
    period: Words = public("起止时间", "如“2023—2026”")
    issuer: str = public("编者", "不填则取主办单位", "")
    date: Day = public("印制日期")
    editors: tuple[Editors, ...] = public("编辑委员会", "", ())
    notes: tuple[Words, ...] = public("说明", "印在版权页上的话", ())
    selection: Selection = public("收录范围", "不填则收全部", Selection())
    parts: tuple[VolumePart, ...] = public("收录部分", "不填则全部", ())
    plan: PlanRef | None = public("任务分解表", "附在书后的任务表", None)
    cover: Photo | None = public("封面图", "不填则按成果绘制", None)
    style: PrintStyle = public("版式", "book（书籍）或 gb9704（公文习惯）", "book")
    pages: int | None = public("页数上限", "超过时提醒", None)
    web: Flag = public("上网", "是：随网站生成，供读者下载", True)
    foreword: str = public("前言标题", "前言写在文件正文里", "前言")
    body: Document = public("前言")
