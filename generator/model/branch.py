"""Branch 党支部: a model branch with its secretary, evidence, four ones and chronicle."""

from __future__ import annotations

from generator.model.base import (
    Enrolment,
    Evidence,
    Milestone,
    Model,
    Partner,
    Photo,
    Recognition,
    Record,
    Statement,
    Video,
)
from generator.model.fields import (
    AchievementRef,
    BranchCategory,
    BranchType,
    CaseRef,
    Count,
    Day,
    Flag,
    Id,
    Link,
    MediaKind,
    PostKind,
    Time,
    UnitRef,
    Words,
    Year,
    internal,
    private,
    public,
    with_consent,
)


class Tenure(Model):
    """A former secretary's time in office."""

    name: str | None = with_consent("姓名", "未同意公开时只显示“前任书记”", None)
    consent: Flag = internal("已同意公开", "", False)
    start: Time = public("任职")
    end: Time | None = public("离任", "", None)


class Secretary(Model):
    """The branch secretary; named only with consent."""

    name: str | None = with_consent("姓名", "未同意公开时只显示“支部书记”", None)
    title: str | None = with_consent("职称", "如“教授”", None)
    academic_role: str | None = with_consent("学术任职", "如“教研室主任”", None)
    consent: Flag = internal("已同意公开", "本人书面同意后填“是”", False)
    double_leader: Flag = public("“双带头人”", "既是党建带头人又是学术带头人", False)
    since: Time = public("任职时间")
    joined_party: Day | None = private("入党日期", "只用于核对党龄，不公开", None)
    history: tuple[Tenure, ...] = public("历任书记", "", ())


class Activity(Model):
    """特色活动: one of the one or two activities that the branch keeps up."""

    title: Words = public("活动名称")
    since: Time | None = public("开始时间", "", None)
    text: Words = public("内容", "空一行分段")
    figures: tuple[Figure, ...] = public("数字", "最多三个", ())
    photos: tuple[Photo, ...] = public("图片", "", ())
    evidence: tuple[Id, ...] = public("佐证编号", "", ())


class Figure(Model):
    """One number with its meaning, as the branch reports it with evidence."""

    value: Words = public("数字")
    label: Words = public("说明")


class Deliverable(Model):
    """What fills one slot, such as one of the four ones; its state follows from what is linked."""

    slot: Id = public("成果位编号", "experience platform video compilation")
    title: Words = public("名称")
    text: str = public("说明", "篇幅、形式、上线时间等", "")
    case: CaseRef | None = public("对应案例", "", None)
    achievement: AchievementRef | None = public("对应成果", "", None)
    link: Link | None = public("平台网址", "", None)
    video: Video | None = public("微视频", "", None)
    planned: Time | None = public("计划完成时间", "尚未发布时填", None)


class Commitment(Model):
    """公开承诺 and what came of it."""

    year: Year = public("年度")
    text: Words = public("承诺")
    outcome: str = public("践诺结果", "未完成的不填", "")


class Post(Model):
    """突击队 攻关组 先锋岗 责任区."""

    kind: PostKind = public("类别")
    name: Words = public("名称")
    text: Words = public("作用")


class Pioneer(Model):
    """A pioneer post held by one person, named only with consent."""

    post: Words = public("岗位")
    text: Words = public("事迹")
    name: str | None = with_consent("姓名", "", None)
    consent: Flag = internal("已同意公开", "", False)


class MediaItem(Model):
    """One link of the media chain 新闻简稿→专报→脚本→视频."""

    id: Id = public("编号")
    kind: MediaKind = public("类别")
    title: Words = public("标题")
    date: Day = public("日期")
    outlet: str = public("发布平台", "", "")
    link: Link | None = public("链接", "", None)
    derived_from: Id | None = public("取材于", "由哪一条改写而来，填编号", None)


class Service(Model):
    """A problem solved for teachers or students, told without names."""

    problem: Words = public("问题", "去掉姓名、班级等可识别信息")
    result: Words = public("解决结果")
    date: Time | None = public("办结时间", "", None)


class Stars(Model):
    """The star rating, shown once approved."""

    number: Count = public("星级", "1 至 5")
    year: Year = public("年度")
    approved: Day = public("批准日期")


class RequirementStatement(Model):
    """How the branch meets a special requirement of its type."""

    title: Words = public("要求", "与工程记录中分类要求的标题一致")
    text: Words = public("落实情况")


class Branch(Record):
    """A Party branch that takes part in at least one programme, or hosts a studio."""

    name: Words = public("支部名称", "与批复文件一致的全称")
    short_name: Words = public("简称", "不带单位名，十二个字以内")
    unit: UnitRef = public("所属单位")
    type: BranchType = public("支部类型")
    category: BranchCategory = public("类别")
    founded: Time = public("成立时间", "如 2016-09")
    members: Count | None = public("党员人数", "", None)
    senior_members: Count | None = public("高级职称党员", "", None)
    secretary: Secretary = public("支部书记")
    recognitions: tuple[Recognition, ...] = public("认定与荣誉称号", "", ())
    stars: Stars | None = public("星级评定", "", None)
    enrolments: tuple[Enrolment, ...] = public("参加工程", "", ())
    idea: Words = public("创建思路", "一至两句，八十字以内")
    statements: tuple[Statement, ...] = public("标准表述", "", ())
    requirements: tuple[RequirementStatement, ...] = public("分类要求落实", "", ())
    activities: tuple[Activity, ...] = public("特色活动", "一至两项", ())
    deliverables: tuple[Deliverable, ...] = public("成果位", "如四个一", ())
    commitments: tuple[Commitment, ...] = public("公开承诺", "", ())
    posts: tuple[Post, ...] = public("先锋队岗", "", ())
    pioneers: tuple[Pioneer, ...] = public("党员先锋岗", "", ())
    services: tuple[Service, ...] = public("办实事", "", ())
    media: tuple[MediaItem, ...] = public("宣传链", "", ())
    partners: tuple[Partner, ...] = public("结对共建", "", ())
    milestones: tuple[Milestone, ...] = public("大事记", "", ())
    photos: tuple[Photo, ...] = public("图片", "第一张为题图", ())
    evidence: tuple[Evidence, ...] = public("佐证材料", "", ())
    contact: str | None = private("联系方式", "不公开", None)
    roster: tuple[str, ...] = private("党员名册", "不公开", ())


Activity.model_rebuild()
