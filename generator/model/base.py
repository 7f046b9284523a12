"""What all records share: frozen, closed to unknown keys, and a few parts that many of them hold."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from generator.model.fields import (
    AchievementRef,
    BranchRef,
    CaptionFile,
    Day,
    Duration,
    Flag,
    HonourLevel,
    Id,
    Link,
    PartnerKind,
    Picture,
    PolicyRef,
    ProgrammeRef,
    Time,
    VideoFile,
    Words,
    internal,
    public,
)

_GIVEN: dict[frozenset[str], set[str]] = {}


class Model(BaseModel):
    """A frozen piece of data that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, str_strip_whitespace=True)

    def model_post_init(self, _context: Any, /) -> None:
        """Which fields were given is one set for all models alike: with sets of their own, records of a few fields each
        would take a quarter more memory.
        """
        given = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _GIVEN.setdefault(frozenset(given), given))


class Photo(Model):
    """A picture with the words that stand for it."""

    file: Picture = public("图片文件", "放在 content/media/ 下的路径，如 media/fields.jpg")
    alt: Words = public("替代文字", "看不到图的人读到的一句话，说明画面里有什么")
    caption: str = public("图注", "图下的说明，可不填", "")


class Evidence(Model):
    """One piece of evidence. The link is for everyone. The file goes to reviewers only: it lies below `evidence/`, a
    folder beside `content/` that nothing publishes and that a site whose history is shared keeps out of it.
    """

    id: Id | None = public("编号", "本记录内不重复，如 e1，供各项表述引用", None)
    title: Words = public("佐证名称")
    date: Time | None = public("日期", "如 2025-06 或 2025年6月", None)
    link: Link | None = public("公开链接", "以 https:// 开头", None)
    file: str | None = internal(
        "内部文件", "只进评审材料包，不上网站；写网站文件夹里 evidence/ 之下的路径，如 icu/e1.pdf", None
    )


class Signature(Model):
    """Who did one step of the three reviews, by office rather than by person, and when."""

    by: Words = public("署名", "填单位或岗位，如“药学院党委”")
    date: Day = public("日期", "如 2026-11-12")


class Review(Model):
    """三审三校: author and three reviewers."""

    author: Signature = public("撰稿")
    first: Signature = public("初审")
    second: Signature = public("复审")
    final: Signature = public("终审")
    of: str = internal("所审内容", "由 fourones reviewed 写入，不手工填；审定以后内容改了，这次审核就不算数", "")


class Adoption(Model):
    """Somebody elsewhere who took over a method or result."""

    name: Words = public("采用单位")
    date: Time | None = public("采用时间", "", None)
    text: str = public("采用情况", "一句话说明怎样采用", "")
    branch: BranchRef | None = public("采用支部", "本校支部填编号", None)


class Statement(Model):
    """How a criterion is met, and what proves it."""

    criterion: Words = public("标准条目", "写作“工程编号/条目编号”，如 model-branch/educate")
    text: Words = public("表述", "用事实和数字说明，一至三句")
    evidence: tuple[Id, ...] = public("佐证编号", "本记录佐证材料的编号", ())
    achievements: tuple[AchievementRef, ...] = public("对应成果", "成果编号", ())


class Video(Model):
    """A micro-video: a local file plays in the page, an outside link opens only when asked for."""

    title: Words = public("片名")
    date: Day | None = public("发布日期", "", None)
    duration: Duration = public("时长", "如 4:30")
    poster: Photo = public("封面图")
    file: VideoFile | None = public("视频文件", "content/ 下的路径，如 media/x.mp4", None)
    link: Link | None = public("站外链接", "没有本地文件时填", None)
    captions: CaptionFile | None = public("字幕文件", "WebVTT，扩展名 .vtt", None)
    summary: str = public("内容简介", "", "")
    transcript: tuple[Words, ...] = public("文字稿", "逐段列出，便于听障读者与检索", ())


class Milestone(Model):
    """One line of the chronicle."""

    date: Time = public("时间", "如 2025-06")
    text: Words = public("事项")
    key: Flag = public("重要节点", "是或否", False)


class Enrolment(Model):
    """Taking part in one cohort of one programme."""

    programme: ProgrammeRef = public("工程")
    cohort: Id = public("批次", "工程记录里的批次编号，如 c2")
    stage: Id | None = public("已完成阶段", "工程记录里的阶段编号；不填则按时间推算", None)


class Recognition(Model):
    """A recognition by the state, the province or the university."""

    level: HonourLevel = public("级别")
    name: Words = public("称号")
    batch: str = public("批次", "如“第三批”", "")
    date: Time | None = public("时间", "", None)
    policy: PolicyRef | None = public("依据文件", "", None)


class Withdrawal(Model):
    """That a record is withdrawn: only this is left of it."""

    date: Day = public("撤回日期")
    reason: Words = public("原因", "一句话，会公开，如“数据有误，核实后重新发布”")


class Record(Model):
    """One file. Its id is the stem of the file name, is the address, and never changes."""

    id: Id = public("编号", "即文件名，小写字母、数字和短横线，发布后不改")
    draft: Flag = internal("草稿", "是：只进内部报告，不发布", False)
    aliases: tuple[Id, ...] = public("曾用编号", "改过文件名时把旧编号列在这里，旧网址仍可打开", ())
    review: Review | None = public("三审三校", "", None)
    withdrawn: Withdrawal | None = internal("撤回", "填了就只在原网址留一页撤回说明，内容从各处撤下", None)
    note: str | None = internal("备注", "给编辑看的话，不发布", None)


class Partner(Model):
    """结对共建: an organisation the branch or studio works with."""

    name: Words = public("共建单位")
    kind: PartnerKind = public("单位类别")
    since: Time | None = public("开始时间", "", None)
    text: str = public("共建内容", "", "")
