"""The page of an achievement: whose it is, what proves it, and what is near it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.report import as_line
from generator.views.achievement import AchievementView, achievement_view
from generator.views.cards import NoticeLine
from generator.views.page import Link
from generator.views.parts import Fact
from tests.project import assembled, copied
from tests.records import PHOTO, achievement, award, branch, case, notice, programme, public, studio, unit


def view_of(*others: Any, **fields: Any) -> AchievementView:
    """The view of an achievement with these fields, among these other records."""
    portal = public(unit(), branch(), achievement(**fields), *others)
    return achievement_view(portal, portal.achievements["achievement"])


def test_facts_of_an_achievement() -> None:
    """Owners, month, level, criteria and programme, each as a way to more."""
    view = view_of(
        programme(criteria=[{"code": "serve", "name": "服务师生"}]),
        studio(),
        owners=["branch", "studio"],
        programme="programme",
        criteria=["programme/serve", "programme/lost"],
    )
    owners = (Link("branch党支部", "branches/branch/"), Link("studio工作室", "studios/studio/"))
    assert view.facts == (
        Fact("归属", "", owners),
        Fact("完成", "2025年5月"),
        Fact("级别", "校级"),
        Fact("对应标准", "", (Link("服务师生", "programmes/programme/#c-serve"),)),
        Fact("所属工程", "", (Link("programme", "programmes/programme/"),)),
    )
    assert view.citation == "branch党支部. 成果achievement[EB/OL]. "


def test_form_in_its_own_words() -> None:
    """A form that the vocabulary has not is named by the record; the list is that of its code."""
    view = view_of(form="other", form_label="歌曲")
    assert (view.form, view.form_url) == ("歌曲", "achievements/by-form/other/")


def test_four_newest_others_of_the_last_owner() -> None:
    """The achievement itself, and what another owns, is not among them."""
    others = [achievement(f"n{n}", owners=["studio"], date=f"202{n}") for n in range(6)]
    view = view_of(programme(), studio(), achievement("branchs"), *others, owners=["branch", "studio"])
    assert [each.title for each in view.related] == ["成果n5", "成果n4", "成果n3", "成果n2"]


def test_cases_of_all_owners_once() -> None:
    """A case that two of its owners wrote together is one card."""
    view = view_of(programme(), studio(), case(owners=["branch", "studio"]), owners=["branch", "studio"])
    assert [card.title for card in view.cases] == ["案例case"]


def test_who_refers_to_it() -> None:
    """Awards, notices, and those who prove a statement with it without owning it."""
    using = {"statements": [{"criterion": "programme/a", "text": "文", "achievements": ["achievement"]}]}
    view = view_of(
        programme(),
        branch("other", **using),
        studio(**using),
        award(recipients=[{"record": "achievement"}]),
        notice(about=["achievement"]),
        owners=["branch"],
    )
    assert view.cited == (Link("other党支部", "branches/other/"), Link("studio工作室", "studios/studio/"))
    assert view.awards == (Link("表彰award（2026年）", "awards/2026/#award"),)
    assert view.notices == (NoticeLine("动态", "通知notice", "notices/notice/", "2026年7月1日", "closed"),)


def test_pictures_that_are_there() -> None:
    """All of them, in the order of the record."""
    view = view_of(photos=[PHOTO, PHOTO | {"alt": "次"}])
    assert [picture.alt for picture in view.pictures] == ["药圃", "次"]


def test_an_achievement_of_nobody_is_refused(tmp_path: Path) -> None:
    """An empty list of owners is told when the record is read; no page has to do without."""
    record = copied(tmp_path) / "data/achievements/herbs-relay.yml"
    record.write_text(record.read_text("utf-8").replace("[herbs, herbs-studio]", "[]"), encoding="utf-8")
    portal, findings = assembled(tmp_path)
    assert portal.achievements == {}
    assert [as_line(finding) for finding in findings if finding.place.file.startswith("data/achievements")] == [
        "S07 data/achievements/herbs-relay.yml:4:1 [归属] “归属”是空的 → 填上内容，或删掉这一行"
    ]
