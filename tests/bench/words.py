"""Word lists and sentence patterns of the benchmark: varied Chinese prose, the same for the same seed."""

from __future__ import annotations

import random
import re

FIELDS = (
    "机能实验",
    "分子诊断",
    "药物分析",
    "流行病学",
    "卫生统计",
    "临床护理",
    "口腔修复",
    "康复治疗",
    "数控加工",
    "机械设计",
    "自动控制",
    "通信原理",
    "软件工程",
    "人工智能",
    "作物栽培",
    "土壤肥料",
    "植物保护",
    "食品检验",
    "动物医学",
    "园林设计",
    "材料成型",
    "结构工程",
    "测绘遥感",
    "环境监测",
    "应用化学",
    "理论物理",
    "数学建模",
    "古代文学",
    "中国近代史",
    "外语翻译",
    "艺术设计",
    "体育教学",
    "法学理论",
    "财务管理",
    "档案服务",
    "图书流通",
    "设备采购",
    "网络运维",
    "学生公寓",
    "校医服务",
)
PLACES = (
    "样县青石镇",
    "示例县河湾村",
    "拟山县林场",
    "虚川县中学",
    "东校区三号楼",
    "实训车间",
    "附属医院门诊",
    "校史馆",
    "北苑食堂",
    "图书馆二层",
    "试验站",
    "社区服务站",
    "乡镇卫生院",
    "实验教学中心",
    "学生公寓大厅",
    "县农技站",
    "开放实验室",
    "老校区",
)
PEOPLE = (
    "党员教师",
    "青年教师",
    "值班党员",
    "带教教师",
    "学生党员",
    "退休老党员",
    "入党积极分子",
    "支部委员",
    "课程负责人",
    "实验员",
    "研究生志愿者",
    "班组长",
    "辅导员",
    "新入职的同事",
    "一线职工",
)
THINGS = (
    "交接记录",
    "实验预习单",
    "答疑日程",
    "设备点检表",
    "问题清单",
    "读片记录",
    "操作规程",
    "值守排班",
    "错题档案",
    "回访登记",
    "借用台账",
    "观察笔记",
    "流程说明",
    "培训课件",
    "评价量表",
    "样品标签",
    "安全提示卡",
    "共享题库",
    "服务指南",
    "案例汇编",
)
METHODS = (
    "双签交接",
    "三色点评",
    "一页清单",
    "夜间答疑",
    "两人互核",
    "现场复盘",
    "轮值领题",
    "先试后讲",
    "逐项销号",
    "结对传习",
    "半小时例会",
    "同课异讲",
    "一事一卡",
    "反向提问",
    "定点回访",
    "开放记录",
    "分段接力",
    "小步改进",
)
TROUBLES = (
    "同一个问题每学期都有人问",
    "材料写得整齐却没有人用",
    "记录散在几个人手里",
    "骨干一出差事情就停下来",
    "新人要半年才能独立上手",
    "师生不知道该找谁",
    "流程比事情本身还长",
    "活动办过就忘了",
    "数据两个口径对不上",
    "会上说好的事没有下文",
    "白天找不到人",
    "设备坏了没人报修",
)
EFFECTS = (
    "返工少了一半",
    "排队时间缩短到十分钟以内",
    "新人第三周就能独立值守",
    "问题当天有人答复",
    "记录能查到具体的人和时间",
    "学生愿意把失败的数据也交上来",
    "别的支部来借用了两次",
    "年底不必再补材料",
    "投诉连续两个学期为零",
    "经验写成了可以照做的一页纸",
    "老教师的窍门留了下来",
    "夜班也有人接得住",
)
FORM_NAMES = {
    "system": ("工作规程", "责任清单", "管理办法", "交接制度"),
    "method": ("工作法", "教学法", "服务法", "带教办法"),
    "brand": ("育人品牌", "开放日", "党员课堂", "志愿岗"),
    "platform": ("专栏", "公众号栏目", "网上问答库", "资料平台"),
    "research": ("研究论文", "教改课题", "数据集", "调查报告"),
    "outreach": ("推广手册", "结对帮扶", "县域培训", "经验交流"),
    "other": ("教具", "题库", "微课", "工具包"),
}
SURNAMES = "顾孟项曲温邵祁樊甘池路应俞费岑鲁"
GIVEN = "示拟样例甲乙苓川砚禾渡屿澄朗桐葭"

_SENTENCES = (
    "{place}的{people}反映，{trouble}，支部把它列为当年要办的第一件事。",
    "{year}年{month}月起，支部用{method}的办法整理{thing}，{n}名党员分头认领，每周核对一次。",
    "起初{people}不习惯，头一个月只收到{n}份{thing}，其中{m}份写得不完整。",
    "支部委员会讨论了两次，决定先在{place}试行一个学期，不铺开，也不评比。",
    "{people}把{thing}拆成{k}步，每一步写明谁做、谁看、多久做完，{effect}。",
    "到{year}年{month}月，累计整理{thing}{n}份，涉及{field}等{k}门课程，{effect}。",
    "试行中也走过弯路：{thing}一度增加到{m}项，{people}填得多、看得少，后来砍到{k}项。",
    "每月最后一个星期三，支部在{place}开一次现场会，只谈三件没有做成的事。",
    "{people}与{people2}结成{k}对，约定一个学期不换，期末各写一页体会。",
    "回访{n}人，{m}人认为办法有用，{k}人提出要减少填写，支部逐条作了答复。",
    "这套做法并不复杂，难在坚持；遇到考试周和换届，{method}停过{k}次，停的那几周问题明显多起来。",
    "党员公开承诺的事项贴在{place}，完成一项划去一项，没有完成的写明原因和新的期限。",
    "{field}的课程负责人把{thing}带进课堂，学生先说自己的判断，再对照记录，{effect}。",
    "主题党日不另选题目，就讨论{thing}里反复出现的那几条，{people}先讲，书记最后讲。",
    "{year}年寒暑假，{n}名师生到{place}住了{k}天，带回{m}个问题，开学后逐一交给教研室。",
    "支部不另设台账，{thing}本身就是过程记录，检查时直接翻看，{effect}。",
    "和{place}的党支部结对以后，双方每季度互看一次{thing}，互相指出一处不足。",
    "预算没有增加，场地是借来的，{people}用的是每周{k}小时的固定时段。",
)
_SHORT = (
    "按{method}整理{thing}{n}份，{effect}。",
    "{people}在{place}值守{n}次，解决问题{m}个。",
    "{year}年{month}月起试行{method}，{effect}。",
    "把{thing}压缩到{k}项，{people}轮流维护。",
    "与{place}共建，每季度互访{k}次。",
    "{n}名师生参加，收到意见{m}条，采纳{k}条。",
)
_QUOTES = (
    "以前怕问，怕显得自己不会。现在把问题写下来，反而有人来谢我。",
    "记录不是给检查的人看的，是给下一班的人看的。",
    "做减法比做加法难，删掉一栏要开三次会。",
    "第一次有人认真看完了我写的那一页。",
    "办法是笨办法，笨在每天都得做。",
    "我们没有多做什么，只是把该做的接上了。",
)
_SLOT = re.compile(r"\{(\w+)\}")


class Writer:
    """Composes names, sentences and bodies from one source of randomness."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def sentence(self) -> str:
        """One full sentence of 30 to 70 characters."""
        return self._filled(self.chance.choice(_SENTENCES))

    def short(self) -> str:
        """One sentence of 15 to 35 characters."""
        return self._filled(self.chance.choice(_SHORT))

    def text(self, least: int, most: int) -> str:
        """Different sentences, at least so many characters, and about as many at most."""
        goal, out = self.chance.randint(least, most), ""
        for pattern in self.chance.sample(_SENTENCES, len(_SENTENCES)) * 4:
            if len(out) >= goal:
                break
            out += self._filled(pattern)
        return out

    def quote(self) -> str:
        """What somebody is quoted with."""
        return self.chance.choice(_QUOTES)

    def title(self, form: str) -> str:
        """The name of something made."""
        return f"“{self.chance.choice(METHODS)}”{self.chance.choice(FIELDS)}{self.chance.choice(FORM_NAMES[form])}"

    def person(self) -> str:
        """A made-up name."""
        return self.chance.choice(SURNAMES) + self.chance.choice(GIVEN) + self.chance.choice(GIVEN)

    def pick(self, *words: str) -> str:
        """One of the words."""
        return self.chance.choice(words)

    def _filled(self, pattern: str) -> str:
        return _SLOT.sub(lambda match: self._word(match[1]), pattern)

    def _word(self, slot: str) -> str:
        chance = self.chance
        lists = {
            "place": PLACES,
            "people": PEOPLE,
            "people2": PEOPLE,
            "thing": THINGS,
            "method": METHODS,
            "trouble": TROUBLES,
            "effect": EFFECTS,
            "field": FIELDS,
        }
        if slot in lists:
            return chance.choice(lists[slot])
        low, high = {"year": (2023, 2025), "month": (1, 12), "n": (40, 980), "m": (8, 39), "k": (2, 7)}[slot]
        return str(chance.randint(low, high))
