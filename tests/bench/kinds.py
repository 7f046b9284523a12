"""One made-up record of each type, as the plain data that its file will hold."""

from __future__ import annotations

from tests.bench.parts import OFFICES, TEACHERS, Branch, Data, Parts
from tests.bench.words import FIELDS, FORM_NAMES, METHODS, PLACES, THINGS


class Maker(Parts):
    """Makes records."""

    def branch(self, branch: Branch, category: str) -> Data:
        """A whole branch page: seven statements, two activities, four ones, chronicle, evidence."""
        words, chance = self.words, self.chance
        leader = branch.type in TEACHERS
        return {
            "review": self.review(2026),
            "name": branch.name,
            "short_name": branch.name.removesuffix("党支部")[-11:],
            "unit": branch.unit,
            "type": branch.type,
            "category": category,
            "founded": f"{chance.randint(2005, 2018)}-{chance.randint(1, 12):02}",
            "members": chance.randint(9, 46),
            "senior_members": chance.randint(0, 9),
            "secretary": {
                "name": words.person(),
                "title": words.pick("教授", "副教授", "讲师", "主任医师"),
                "consent": words.pick("是", "是", "否"),
                "double_leader": "是" if leader else "否",
                "since": f"{chance.randint(2019, 2022)}-09",
                "joined_party": f"{chance.randint(1995, 2012)}-06-18",
            },
            "recognitions": [{"level": "university", "name": "先进基层党组织", "date": self.month(2024)}],
            "enrolments": [{"programme": self.model.id, "cohort": chance.choice(self.model.cohorts)}],
            "idea": words.short(),
            "statements": [self.statement(self.model, leaf, branch.achievements) for leaf in self.model.leaves],
            "activities": [
                {
                    "title": f"{chance.choice(METHODS)}{words.pick('日', '课堂', '行动', '小组')}",
                    "since": self.month(2024),
                    "text": f"{words.text(150, 240)}\n\n{words.text(90, 160)}\n",
                    "figures": [{"value": f"{chance.randint(20, 900)}人次", "label": "参加师生"}],
                    "evidence": ["e2"],
                }
                for _ in range(chance.randint(1, 2))
            ],
            "deliverables": self.deliverables(branch),
            "commitments": [
                {"year": year, "text": words.short(), **({"outcome": words.short()} if year < 2026 else {})}
                for year in (2024, 2025, 2026)
            ],
            "posts": [{"kind": "pioneer-post", "name": f"{chance.choice(THINGS)}先锋岗", "text": words.short()}],
            "services": [
                {"problem": words.short(), "result": words.short(), "date": self.month(2025)} for _ in range(3)
            ],
            "media": [
                {"id": "m1", "kind": "brief", "title": words.title("brand"), "date": self.day(2025)},
                {"id": "m2", "kind": "report", "title": words.title("method"), "date": self.day(2026)}
                | {"derived_from": "m1"},
            ],
            "partners": [{"name": f"{chance.choice(PLACES)}党支部", "kind": "village", "text": words.short()}],
            "milestones": self.milestones(2023, 8),
            "evidence": self.evidence(8),
        }

    def deliverables(self, branch: Branch) -> list[Data]:
        """The four ones: the first filled by a case, the second by a link, some of the rest by a video."""
        out: list[Data] = []
        for number, (slot, name) in enumerate(self.model.slots):
            item: Data = {"slot": slot, "title": self.words.title("method"), "text": f"{name}：{self.words.short()}"}
            if number == 0 and branch.cases:
                item["case"] = branch.cases[0]
            elif number == 1:
                item["link"] = f"https://www.example.edu.cn/{branch.id}"
            elif slot == "video" and self.chance.random() < 0.25:
                item["video"] = self.video()
            elif branch.achievements and self.chance.random() < 0.5:
                item["achievement"] = self.chance.choice(branch.achievements)
            else:
                item["planned"] = "2027年4月"
            out.append(item)
        return out

    def studio(self, branch: Branch, years: tuple[int, ...], cohort: str, period: str) -> Data:
        """A studio on its branch."""
        words = self.words
        return {
            "name": f"{branch.name.removesuffix('党支部')}“双带头人”教师党支部书记工作室",
            "short_name": f"{branch.name.removesuffix('党支部')[-8:]}工作室",
            "kind": "double-leader",
            "branch": branch.id,
            "level": words.pick("university", "university", "provincial"),
            "enrolment": {"programme": self.build.id, "cohort": cohort},
            "period": period,
            "idea": words.short(),
            "plans": [
                {"year": year, "goals": [words.short(), words.short()], "expected": [words.title("method")]}
                for year in years
            ],
            "statements": [self.statement(self.build, leaf, branch.achievements) for leaf in self.build.leaves],
            "assessments": [{"year": year, "result": "pass", "date": f"{year}-09-20"} for year in years if year < 2026],
            "adopted_by": [self.adoption()],
            "succession": [{"date": self.month(2025), "text": words.short()}],
            "partners": [{"name": f"{self.chance.choice(PLACES)}党支部", "kind": "enterprise", "text": words.short()}],
            "milestones": self.milestones(years[0], 5),
            "evidence": self.evidence(6),
        }

    def achievement(self, owners: list[str], date: str, representative: bool) -> Data:
        """Something made, with evidence; every third with an adopter."""
        words, chance = self.words, self.chance
        form = chance.choice(tuple(FORM_NAMES))
        return {
            "title": words.title(form),
            "form": form,
            **({"form_label": "教学用具"} if form == "other" else {}),
            "date": date,
            "owners": owners,
            "programme": self.build.id if len(owners) > 1 else self.model.id,
            "level": words.pick("university", "university", "provincial", "national"),
            **({"representative": "是"} if representative else {}),
            "criteria": [f"{self.model.id}/{leaf}" for leaf in chance.sample(self.model.leaves, 2)],
            "summary": words.text(70, 110),
            "text": f"{words.text(120, 220)}\n\n{words.text(100, 180)}\n",
            **({"link": f"https://www.example.edu.cn/a/{chance.randrange(10**6):06}"} if chance.random() < 0.3 else {}),
            "evidence": self.evidence(chance.randint(2, 4)),
            **({"adopted_by": [self.adoption()]} if chance.random() < 0.3 else {}),
        }

    def case(self, branch: Branch) -> Data:
        """The head of a case study; `case_body` is below it."""
        words = self.words
        return {
            "title": f"{self.chance.choice(PLACES)}的{words.title('method')}",
            "brand": f"“{self.chance.choice(METHODS)}”",
            "kind": words.pick("case", "method"),
            "owners": [branch.id, *([branch.studio] if branch.studio else [])],
            "programme": self.model.id,
            "criteria": [f"{self.model.id}/{leaf}" for leaf in self.chance.sample(self.model.leaves, 2)],
            "date": self.day(self.chance.randint(2024, 2026)),
            "unit": branch.unit,
            "summary": words.text(60, 100),
            "cover": self.photo(),
            "card": {
                "conditions": [words.short(), words.short()],
                "steps": [words.short() for _ in range(4)],
                "resources": [words.short()],
                "pitfalls": [words.short(), words.short()],
            },
            "evidence": self.evidence(4),
            "review": self.review(2026),
        }

    def case_body(self) -> str:
        """Four parts, 900 to 2,000 characters, with every kind of Markdown that people write."""
        words, size = self.words, self.chance.uniform(0.8, 1.7)

        def text(share: int) -> str:
            return words.text(int(share * size), int(share * size) + 40)

        rows = "\n".join(
            f"| {thing} | {self.chance.randint(5, 60)} | {self.chance.randint(61, 99)}% |"
            for thing in self.chance.sample(THINGS, 4)
        )
        steps = "\n".join(f"{number}. {words.short()}" for number in range(1, 5))
        points = "\n".join(f"- {words.short()}" for _ in range(3))
        return (
            f"## 背景\n\n{text(110)}［证1］\n\n{text(80)}\n\n"
            f"## 做法\n\n### 从{self.chance.choice(THINGS)}做起\n\n{text(100)}[^1]\n\n{steps}\n\n"
            f"### **“{self.chance.choice(METHODS)}”**怎样坚持\n\n{text(110)}\n\n"
            f"> {words.quote()}\n>\n> ——一名参与的教师\n\n"
            f"{points}\n\n## 成效\n\n{text(70)}［证2］［证3］\n\n| 项目 | 之前 | 之后 |\n|---|---:|---:|\n{rows}\n\n"
            f"{text(60)}\n\n## 启示\n\n{text(90)}\n\n*{words.quote()}*{text(60)}\n\n[^1]: {words.sentence()}\n"
        )

    def notice(self, about: list[Branch]) -> Data:
        """A notice; every second one with a publicity window that is over."""
        year = self.chance.randint(2023, 2026)
        month = self.month(year)
        window: Data = {
            "kind": "publicity",
            "publicity": {"start": f"{month}-10", "end": f"{month}-14"},
            "channel": "党委组织部，行政楼306室",
            "selected": [{"name": each.name, "text": self.words.short()} for each in about],
            "result": "公示期内没有收到异议。",
        }
        return {
            "title": f"{year}年{self.words.title('brand')}{self.words.pick('公示', '公告', '通知')}",
            "kind": self.words.pick("result", "call", "news"),
            "date": f"{month}-09",
            "unit": "org",
            "programme": self.model.id,
            "about": [each.id for each in about],
            "summary": self.words.short(),
            **(window if self.chance.random() < 0.5 else {}),
        }

    def notice_body(self) -> str:
        """A short body with a table."""
        rows = "\n".join(f"| {thing} | {self.month(2026)} |" for thing in self.chance.sample(THINGS, 3))
        return f"{self.words.text(80, 160)}\n\n| 环节 | 时间 |\n|---|---|\n{rows}\n\n{self.words.text(60, 120)}\n"

    def award(self, recipients: list[str]) -> Data:
        """A commendation of some branches."""
        year = self.chance.randint(2022, 2026)
        name = self.words.pick("先进基层党组织", "优秀工作室", "服务之星集体")
        return {
            "name": f"{year}年{name}（{self.chance.choice(FIELDS)}）",
            "level": "university",
            "giver": "中共四一大学委员会",
            "date": self.day(year),
            "recipients": [{"record": each} for each in recipients],
            "summary": self.words.text(50, 90),
        }

    def policy(self, basis: str) -> Data:
        """A made-up document in our own words."""
        year = self.chance.randint(2016, 2025)
        return {
            "title": f"关于做好{self.chance.choice(FIELDS)}党支部{self.chance.choice(THINGS)}工作的通知",
            "issuer": self.chance.choice(OFFICES),
            "number": f"校组〔{year}〕{self.chance.randint(1, 60)}号",
            "date": self.month(year),
            "open_mode": "open",
            "basis": [basis],
            "summary": self.words.text(80, 140),
            "points": [self.words.short() for _ in range(6)],
        }
