"""The picture on the cover of a volume: one square a chapter and season, filled where there is an achievement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.achievement import Achievement
from generator.portal.graph import PublicPortal
from generator.times import Precision
from generator.views.progress import achievement_year
from generator.views.volume import Chapter, FormChapter, VolumeView

MOST_ROWS = 21
"""More chapters than that are drawn form by form."""

_MOST_COLUMNS = 32

Season = tuple[int, int]
"""A year and its quarter from 1; quarter 0 where columns are whole years."""


@dataclass(frozen=True, slots=True)
class Art:
    """Rows of 0 (nothing), 1 (an achievement) and 2 (a representative one), and how to read them."""

    rows: tuple[tuple[int, ...], ...] = ()
    text: str = ""


def art(portal: PublicPortal, view: VolumeView) -> Art:
    """What a volume without a cover photograph shows; nothing where it has no achievements."""
    rows, what = _rows(portal, view)
    every = {each.id: each for row in rows for each in row}
    if not every:
        return Art()
    by_quarter = _by_quarter(every.values())
    seasons = _seasons(every.values(), by_quarter)
    filled = tuple(_row(row, seasons, by_quarter) for row in rows)
    return Art(filled, _text(what, seasons, by_quarter, every))


def _rows(portal: PublicPortal, view: VolumeView) -> tuple[list[list[Achievement]], str]:
    chapters = [each for each in view.chapters if each.part != "case"]
    rows = [[portal.achievements[key] for key in _made(portal, chapter)] for chapter in chapters]
    if len(chapters) <= MOST_ROWS:
        theme = all(isinstance(chapter.view, FormChapter) for chapter in chapters)
        return rows, "一种成果形态" if theme else "一个支部或工作室"
    every = {each.id: each for row in rows for each in row}.values()
    forms = [[each for each in every if each.form == code] for code in portal.vocabularies.get("forms", {})]
    return [row for row in forms if row], "一种成果形态"


def _made(portal: PublicPortal, chapter: Chapter) -> list[str]:
    """The ids of a chapter's achievements."""
    if isinstance(chapter.view, FormChapter):
        return [made.key.partition("/")[2] for made in chapter.view.achievements]
    kind, _slash, record_id = chapter.key.partition("/")
    return [each.id for each in portal.referring(kind, record_id, "achievements") if record_id in each.owners]


def _by_quarter(achievements: Iterable[Achievement]) -> bool:
    listed = list(achievements)
    if any(each.date.precision in (Precision.YEAR, Precision.NONE) for each in listed):
        return False
    years = {achievement_year(each) for each in listed}
    return (max(years) - min(years) + 1) * 4 <= _MOST_COLUMNS


def _season(achievement: Achievement, by_quarter: bool) -> Season:
    day = achievement.date.sort_key
    return (day.year, (day.month + 2) // 3) if by_quarter else (achievement_year(achievement), 0)


def _seasons(achievements: Iterable[Achievement], by_quarter: bool) -> list[Season]:
    """All seasons from the first to the last, those without achievements too."""
    own = {_season(each, by_quarter) for each in achievements}
    first, last = min(own), max(own)
    quarters = range(1, 5) if by_quarter else (0,)
    every = [(year, quarter) for year in range(first[0], last[0] + 1) for quarter in quarters]
    return [each for each in every if first <= each <= last]


def _row(row: Iterable[Achievement], seasons: Iterable[Season], by_quarter: bool) -> tuple[int, ...]:
    best: dict[Season, int] = {}
    for each in row:
        season = _season(each, by_quarter)
        best[season] = max(best.get(season, 0), 2 if each.representative else 1)
    return tuple(best.get(season, 0) for season in seasons)


def _text(what: str, seasons: list[Season], by_quarter: bool, every: Mapping[str, Achievement]) -> str:
    span = _season_text(seasons[0]) + (f"—{_season_text(seasons[-1])}" if len(seasons) > 1 else "")
    column = "季度" if by_quarter else "年"
    gold = "，金格有代表性成果" if any(each.representative for each in every.values()) else ""
    return f"一行为{what}，一列为一{'个季度' if by_quarter else column}；红格有成果{gold}。{span}，共{len(every)}项。"


def _season_text(season: Season) -> str:
    year, quarter = season
    return f"{year}年" + (f"{'一二三四'[quarter - 1]}季度" if quarter else "")
