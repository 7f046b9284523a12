"""The four ones as doors: slot, state, what is behind it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.branch import Branch, Deliverable
from generator.model.programme import Programme
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.views.progress import STATE_WORDS, SlotFill, SlotState, slot_fills


@dataclass(frozen=True, slots=True)
class Door:
    """One slot of a branch. `url` is empty where there is nothing to open yet."""

    slot: str
    code: str
    state: str
    word: str
    title: str
    text: str
    url: str
    verb: str


@dataclass(frozen=True, slots=True)
class Doors:
    """All slots of one programme, as far as their state is public."""

    name: str
    programme_url: str
    summary: str
    doors: tuple[Door, ...]


def doors_of(portal: PublicPortal, branch: Branch, programme: Programme) -> Doors | None:
    """None where the programme asks for nothing, or shows nothing of it in public."""
    fills = visible_fills(branch, programme)
    if not fills:
        return None
    return Doors(
        name=programme.slots_name or "成果",
        programme_url=addresses.page("programmes", programme.id),
        summary=_summary(fills),
        doors=tuple(_door(portal, branch, fill) for fill in fills),
    )


def visible_fills(branch: Branch, programme: Programme) -> list[SlotFill]:
    """By the programme's `public_progress`: all states, only what is published, or nothing."""
    if programme.public_progress == "none":
        return []
    fills = slot_fills(branch, programme)
    if programme.public_progress == "published":
        return [fill for fill in fills if fill.state is SlotState.READY]
    return fills


def _summary(fills: list[SlotFill]) -> str:
    counts = [(STATE_WORDS[state], sum(fill.state is state for fill in fills)) for state in SlotState]
    return "，".join(f"{word}{count}项" for word, count in counts if count)


def _door(portal: PublicPortal, branch: Branch, fill: SlotFill) -> Door:
    item = fill.deliverable
    url, verb = _target(portal, branch, item) if item and fill.state is SlotState.READY else ("", "")
    text = item.text if item else ""
    if item and fill.state is SlotState.STARTED and item.planned:
        text = "，".join(part for part in (text, f"计划{item.planned.text}完成") if part)
    return Door(
        slot=fill.slot.name,
        code=fill.slot.code,
        state=fill.state.value,
        word=STATE_WORDS[fill.state],
        title=item.title if item else "尚未开始",
        text=text,
        url=url,
        verb=verb,
    )


def _target(portal: PublicPortal, branch: Branch, item: Deliverable) -> tuple[str, str]:
    if item.case in portal.cases:
        return addresses.page("cases", item.case or ""), "读案例"
    if item.video is not None and (item.video.file or item.video.link):
        return addresses.page("videos", branch.id), f"看视频　{item.video.duration}"
    if item.link:
        return item.link, "下载 PDF" if item.link.endswith(".pdf") else "打开平台"
    if item.achievement in portal.achievements:
        return addresses.page("achievements", item.achievement or ""), "看成果"
    return "", ""
