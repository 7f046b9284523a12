"""The demonstration institution and the five real programmes: complete, consistent, and without a leak."""

from __future__ import annotations

import re
from collections import Counter

import orjson
import pytest

from generator.finding import Severity
from generator.markdown import text_of
from generator.model.fields import Reference
from generator.model.load import load
from generator.model.shape import marked
from generator.phrases import phrases
from generator.portal.disclosure import disclose
from generator.portal.graph import FullPortal, PublicPortal
from generator.text import han_count
from generator.times import Kind
from generator.views.all_pages import all_pages
from generator.views.lookup import name_of, url_of
from tests.project import ROOT, assembled


@pytest.fixture(scope="module")
def full() -> FullPortal:
    """The full Portal of the repository's own data."""
    return assembled(ROOT)[0]


@pytest.fixture(scope="module")
def public(full: FullPortal) -> PublicPortal:
    """Its public Portal."""
    return disclose(full)


@pytest.fixture(scope="module")
def views(public: PublicPortal) -> dict[str, str]:
    """Every page's view as JSON, by URL."""
    return {page.url: orjson.dumps(page).decode() for page in all_pages(public)}


def test_no_errors() -> None:
    """What we show to others as an example has no error."""
    assert [f.code for f in assembled(ROOT)[1] if f.severity is Severity.ERROR] == []


def test_every_state_can_be_seen(full: FullPortal) -> None:
    """The demonstration holds enough of everything, in all forms, and its gaps are findings."""
    branches = Counter("student" if b.type == "student" else "staff" for b in full.branches.values())
    assert (branches["staff"] >= 10, branches["student"] >= 4) == (True, True)
    assert len(full.units) >= 12
    assert len(full.studios) >= 6
    assert len(full.achievements) >= 80
    assert {a.form for a in full.achievements.values()} >= {
        "system",
        "method",
        "brand",
        "platform",
        "research",
        "outreach",
    }
    assert len(full.cases) >= 12
    assert len(full.notices) >= 8
    assert sum(bool(file.width) for file in full.media.values()) >= 60
    codes = {finding.code for finding in assembled(ROOT)[1]}
    assert codes >= {"P04", "P07", "P08", "P10", "P12"}


def test_cases_are_of_readable_length(full: FullPortal) -> None:
    """A case study has between 800 and 2,500 characters."""
    lengths = {case.id: han_count(text_of(case.body.blocks)) for case in full.cases.values()}
    assert {name: n for name, n in lengths.items() if not 800 <= n <= 2500} == {}


def test_task_plan_of_seed_001(full: FullPortal) -> None:
    """30 rows = 8+7+10+5; deadlines 2023年9月 ×10, 2023年12月 ×3, 长期坚持 ×17; eleven spellings, all mapped."""
    plan = full.plans["four-plans-tasks"]
    rows = [row for section in plan.sections for row in section.rows]
    assert [len(section.rows) for section in plan.sections] == [8, 7, 10, 5]
    assert Counter(row.deadline.text for row in rows) == {"2023年9月": 10, "2023年12月": 3, "长期坚持": 17}
    assert all((row.deadline.kind is Kind.OPEN) == (row.deadline.text == "长期坚持") for row in rows)
    assert {row.units for row in rows} == {spelling.written for spelling in plan.spellings}
    assert len(plan.spellings) == 11


def test_relations_lead_both_ways(public: PublicPortal, views: dict[str, str]) -> None:
    """Wherever a record refers to another, each page links to the other; a programme leads to its list."""
    missing = []
    for kind, record in public.all_records():
        for mark in marked(record, Reference):
            assert isinstance(mark.mark, Reference)
            target = next(name for name in mark.mark.to if mark.value in public.of_type(name))
            if (kind, target) == ("achievements", "programmes"):
                continue
            other = public.of_type(target)[mark.value]
            ends = (url_of(kind, record), url_of(target, other))
            for here, there in (ends, ends[::-1]):
                page = views.get(here.partition("#")[0])
                if page is not None and f'"{there}' not in page:
                    missing.append(f"{here} → {there} ({'.'.join(map(str, mark.path))})")
    assert missing == []


def test_no_hidden_word_in_any_view(full: FullPortal, views: dict[str, str]) -> None:
    """Budgets, scores, notes, days of joining and names without consent of the demonstration reach no view."""
    hidden = set()
    for studio in full.studios.values():
        hidden |= {item.amount for item in studio.budget} | {a.score for a in studio.assessments if a.score}
        hidden |= {a.rectification for a in studio.assessments if a.rectification}
    for branch in full.branches.values():
        who = branch.secretary
        people = [(who.name, who.consent), *((p.name, p.consent) for p in (*branch.pioneers, *who.history))]
        hidden |= {name for name, agreed in people if name and not agreed}
    hidden |= {record.note for _kind, record in full.all_records() if record.note}
    assert len(hidden) > 20
    everything = "".join(views.values())
    assert [word for word in sorted(hidden) if word in everything] == []


def test_fictional_institution_is_said_to_be(full: FullPortal) -> None:
    """The notice of every page is on, and says that the institution is invented."""
    assert full.site.demonstration
    assert "虚构" in full.site.demonstration_text


def test_people_are_visibly_invented(full: FullPortal) -> None:
    """Every named person carries one of the marks 示 例 样 拟 虚."""
    names = set()
    for branch in full.branches.values():
        who = branch.secretary
        names |= {person.name for person in (who, *who.history, *branch.pioneers) if person.name}
    for award in full.awards.values():
        names |= {recipient.name for recipient in award.recipients if recipient.name}
    assert [name for name in sorted(names) if not re.search("[示例样拟虚]", name)] == []


def test_no_long_run_of_words_is_taken_from_the_sources() -> None:
    """Facts and names carry over from the source documents, sentences do not."""
    seeds = ROOT.parent / "shared" / "seeds"
    if not seeds.is_dir():
        pytest.skip("the source documents are not beside this checkout")
    source = re.sub(r"\s", "", "".join(path.read_text("utf-8") for path in sorted(seeds.glob("*.txt"))))
    taken = []
    for path in sorted((ROOT / "data" / "programmes").glob("*.yml")):
        for line in path.read_text("utf-8").splitlines():
            text = re.sub(r"\s|《[^》]*》|“[^”]*”", "", line.partition(": ")[2])
            taken += [text[i : i + 24] for i in range(len(text) - 23) if text[i : i + 24] in source]
    assert taken == []


def test_loading_knows_every_file() -> None:
    """Nothing below data/ lies there unread."""
    assert [finding for finding in load(ROOT).findings if finding.code == "F07"] == []


def test_no_title_leaves_a_character_alone(public: PublicPortal) -> None:
    """Wherever a title of the demonstration breaks, at least two characters stand on either side."""
    names = [name_of(record) for _kind, record in public.all_records()]
    assert [name for name in names if "".join(phrases(name)) != name or min(map(len, phrases(name))) < 2] == []
