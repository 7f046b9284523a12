"""What made-up records are put together from: dates, evidence, statements, pictures."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from tests.bench.words import FIELDS, PLACES, THINGS, Writer

Data = dict[str, Any]

PICTURES = 6
"""How many tiny pictures all cases share."""

_TYPES = (
    ("staff-teaching", "teaching", "教工党支部"),
    ("staff-business", "research", "课题组党支部"),
    ("staff-business", "clinical", "科室党支部"),
    ("staff-service", "teaching-support", "中心党支部"),
    ("staff-service", "administration", "处室党支部"),
    ("student", "student", "本科生党支部"),
    ("student", "student", "研究生党支部"),
)
TEACHERS = ("staff-teaching", "staff-business")
OFFICES = ("党委组织部", "党委宣传部", "党委办公室", "党校")


@dataclass(frozen=True, slots=True)
class Programme:
    """What records must know of a programme to refer to it rightly."""

    id: str
    cohorts: tuple[str, ...]
    leaves: tuple[str, ...]
    slots: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """What other records must know of a branch."""

    id: str
    name: str
    unit: str
    type: str
    achievements: tuple[str, ...]
    cases: tuple[str, ...]
    studio: str


@dataclass(slots=True)
class Parts:
    """Makes parts of records; all its randomness comes from one seed."""

    chance: random.Random
    model: Programme
    build: Programme
    words: Writer

    def month(self, year: int) -> str:
        """A month of the year, as records write it."""
        return f"{year}-{self.chance.randint(1, 10):02}"

    def day(self, year: int) -> str:
        """A day of the year."""
        return f"{self.month(year)}-{self.chance.randint(1, 28):02}"

    def branch_kind(self, index: int, host: bool) -> tuple[str, str, str]:
        """Type, category and last part of the name; hosts of studios are branches of teachers."""
        return _TYPES[index % 3 if host else index % len(_TYPES)]

    def evidence(self, count: int) -> list[Data]:
        """Evidence e1, e2, …, about every second piece with a link."""
        return [
            {
                "id": f"e{number}",
                "title": f"{self.chance.choice(FIELDS)}{self.chance.choice(THINGS)}",
                "date": self.month(self.chance.randint(2023, 2026)),
                **({"link": f"https://www.example.edu.cn/{self.chance.randrange(10**6):06}"} if number % 2 else {}),
            }
            for number in range(1, count + 1)
        ]

    def review(self, year: int) -> Data:
        """三审三校 in one month."""
        month = self.month(year)
        steps = zip(("author", "first", "second", "final"), (3, 9, 16, 24), strict=True)
        return {step: {"by": self.chance.choice(OFFICES), "date": f"{month}-{day:02}"} for step, day in steps}

    def milestones(self, first: int, count: int) -> list[Data]:
        """The chronicle, a line a year or more."""
        return [
            {
                "date": self.month(min(first + index // 2, 2026)),
                "text": self.words.short(),
                **({} if index % 4 else {"key": "是"}),
            }
            for index in range(count)
        ]

    def statement(self, programme: Programme, leaf: str, achievements: tuple[str, ...]) -> Data:
        """How one criterion is met."""
        return {
            "criterion": f"{programme.id}/{leaf}",
            "text": self.words.text(60, 110),
            "evidence": [f"e{self.chance.randint(1, 4)}"],
            **({"achievements": [self.chance.choice(achievements)]} if achievements else {}),
        }

    def photo(self) -> Data:
        """One of the pictures that everybody shares."""
        return {
            "file": f"media/bench-{self.chance.randrange(PICTURES)}.jpg",
            "alt": f"{self.chance.choice(PLACES)}的色块示意图",
            "caption": self.words.short(),
        }

    def video(self) -> Data:
        """A micro-video that lies on another site."""
        return {
            "title": self.words.title("brand"),
            "date": self.day(2025),
            "duration": "4:30",
            "poster": self.photo(),
            "link": f"https://v.example.edu.cn/{self.chance.randrange(10**6):06}",
            "summary": self.words.short(),
            "transcript": [self.words.sentence() for _ in range(4)],
        }

    def adoption(self) -> Data:
        """Somebody elsewhere who took a method over."""
        name = f"{self.chance.choice(PLACES)}党支部"
        return {"name": name, "date": self.month(2026), "text": self.words.short()}
