"""The vocabulary of field declarations: every field says its label, its hint and who may see it.

A field of a record is declared through one of the five disclosure levels of the domain:

    name: str = public("名称", "与批复文件一致的全称")

so that no field can exist without a level. Labels and hints are Chinese because forms, findings,
schema and print show them as they are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, PlainValidator, StringConstraints, ValidationInfo
from pydantic import Field as PydanticField
from pydantic_core import PydanticCustomError

from generator.times import When, parse_day, parse_when

ID_PATTERN = r"[a-z0-9][a-z0-9-]*"


class Level(StrEnum):
    """Who may see a field (domain.md, Disclosure)."""

    PUBLIC = "public"
    CONSENT = "consent"
    WINDOW = "window"
    INTERNAL = "internal"
    PRIVATE = "private"

    @property
    def told(self) -> str:
        """What somebody who fills the field in should know; nothing of a public one."""
        return _TOLD[self]


_TOLD = {
    Level.PUBLIC: "",
    Level.CONSENT: "本人同意后才公开",
    Level.WINDOW: "只在公示期内公开",
    Level.INTERNAL: "内部，不公开",
    Level.PRIVATE: "不公开",
}

_REQUIRED: Any = ...


def _declare(level: Level) -> Callable[..., Any]:
    def declare(label: str, hint: str = "", default: Any = _REQUIRED) -> Any:
        return PydanticField(
            default,
            title=label,
            description=hint or None,
            json_schema_extra={"level": level.value},
        )

    return declare


public = _declare(Level.PUBLIC)
with_consent = _declare(Level.CONSENT)
in_window = _declare(Level.WINDOW)
internal = _declare(Level.INTERNAL)
private = _declare(Level.PRIVATE)


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a string as the id of a record of one of the named types (folder names)."""

    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """Marks a string as a code of the named vocabulary in `data/vocab.yml`."""

    vocabulary: str


@dataclass(frozen=True, slots=True)
class MediaPath:
    """Marks a string as the path of a file below `content/`."""

    kind: str


def _term(vocabulary: str) -> Callable[[Any, ValidationInfo], Any]:
    def to_code(value: Any, info: ValidationInfo) -> Any:
        """A code stays; the Chinese label of a term is turned into its code."""
        terms = (info.context or {}).get("terms")
        if terms is None or not isinstance(value, str):
            return value
        known: dict[str, str] = terms.get(vocabulary, {})
        if value in known:
            return value
        for code, label in known.items():
            if value == label:
                return code
        raise PydanticCustomError(
            "unknown_term",
            "unknown term",
            {"value": value, "terms": known, "vocabulary": vocabulary},
        )

    return to_code


def _when(value: Any) -> When:
    if isinstance(value, When):
        return value
    found = parse_when(value) if isinstance(value, str) else None
    if found is None:
        raise PydanticCustomError("bad_time", "bad time", {"value": str(value)[:40]})
    return found


def _day(value: Any) -> dt.date:
    if isinstance(value, dt.date):
        return value
    day = parse_day(value) if isinstance(value, str) else None
    if day is None:
        raise PydanticCustomError("bad_day", "bad day", {"value": str(value)[:40]})
    return day


_TRUE = {"true", "yes", "是", "√", "有"}
_FALSE = {"false", "no", "否", "×", "无"}


def is_set(value: Any) -> bool:
    """Whether the value of a key says “yes”, in a record that may not be valid."""
    return value is True or (isinstance(value, str) and value.strip().lower() in _TRUE)


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = value.strip().lower() if isinstance(value, str) else ""
    if word not in _TRUE and word not in _FALSE:
        raise PydanticCustomError("bad_flag", "bad flag", {"value": str(value)[:40]})
    return word in _TRUE


Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
"""Red, green and blue as six hexadecimal digits."""

Duration = Annotated[str, StringConstraints(pattern=r"^\d{1,3}:[0-5]\d$")]
"""Minutes and seconds, such as 4:30."""

Id = Annotated[str, StringConstraints(pattern=f"^{ID_PATTERN}$")]
"""A file stem: lower-case Latin letters, digits and hyphens."""

Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""Text that may not be empty."""

Day = Annotated[dt.date, PlainValidator(_day)]
"""One day, written 2024-06-30 or 2024年6月30日."""

Time = Annotated[When, PlainValidator(_when), PlainSerializer(lambda when: when.text)]
"""A time in the words of its document, with what could be parsed from it."""

Flag = Annotated[bool, PlainValidator(_flag)]
"""A yes or no; 是 and 否 are understood."""

Year = Annotated[int, PydanticField(ge=1921, le=2100)]
Count = Annotated[int, PydanticField(ge=0)]
Link = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"']+$")]
"""An absolute web address; other schemes are refused, so text can never become code."""


def _ref(*to: str) -> tuple[StringConstraints, Reference]:
    return StringConstraints(pattern=f"^{ID_PATTERN}$"), Reference(to)


BranchRef = Annotated[str, *_ref("branches")]
StudioRef = Annotated[str, *_ref("studios")]
OwnerRef = Annotated[str, *_ref("branches", "studios")]
UnitRef = Annotated[str, *_ref("units")]
ProgrammeRef = Annotated[str, *_ref("programmes")]
PolicyRef = Annotated[str, *_ref("policies")]
AchievementRef = Annotated[str, *_ref("achievements")]
PlanRef = Annotated[str, *_ref("plans")]
CaseRef = Annotated[str, *_ref("cases")]
Owners = Annotated[tuple[OwnerRef, ...], PydanticField(min_length=1)]
"""Branches and studios, at least one."""

SubjectRef = Annotated[str, *_ref("branches", "studios", "units", "programmes", "achievements", "cases")]


def _from_content(value: Any) -> Any:
    """`/media/x.jpg`, as the form in the browser writes it, is `media/x.jpg`."""
    return value.removeprefix("/") if isinstance(value, str) else value


def _file(kind: str) -> tuple[BeforeValidator, StringConstraints, MediaPath]:
    return BeforeValidator(_from_content), StringConstraints(min_length=1), MediaPath(kind)


Picture = Annotated[str, *_file("picture")]
VideoFile = Annotated[str, *_file("video")]
CaptionFile = Annotated[str, *_file("captions")]


def _code(vocabulary: str) -> tuple[BeforeValidator, Term]:
    return BeforeValidator(_term(vocabulary)), Term(vocabulary)


ProgrammeKind = Annotated[str, *_code("programme_kinds")]
UnitKind = Annotated[str, *_code("unit_kinds")]
BranchType = Annotated[str, *_code("branch_types")]
BranchCategory = Annotated[str, *_code("branch_categories")]
HonourLevel = Annotated[str, *_code("levels")]
Form = Annotated[str, *_code("forms")]
StudioKind = Annotated[str, *_code("studio_kinds")]
AssessmentResult = Annotated[str, *_code("assessment_results")]
AcceptanceResult = Annotated[str, *_code("acceptance_results")]
OpenMode = Annotated[str, *_code("open_modes")]
NoticeKind = Annotated[str, *_code("notice_kinds")]
CaseKind = Annotated[str, *_code("case_kinds")]
LogKind = Annotated[str, *_code("log_kinds")]
TrainingForm = Annotated[str, *_code("training_forms")]
PostKind = Annotated[str, *_code("post_kinds")]
MediaKind = Annotated[str, *_code("media_kinds")]
PartnerKind = Annotated[str, *_code("partner_kinds")]
Metric = Annotated[str, *_code("metrics")]
PrintStyle = Annotated[str, *_code("print_styles")]
VolumePart = Annotated[str, *_code("volume_parts")]
ProgressDisclosure = Annotated[str, *_code("progress_disclosure")]
