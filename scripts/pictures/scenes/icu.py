"""Intensive care."""

from __future__ import annotations

from ..kit import interior as room
from ..kit import medical as med
from ..kit import nature as land
from ..kit import objects as obj
from ..kit import people
from ..kit.canvas import Canvas
from .registry import scene


@scene("icu-1", "warm", "清晨的重症病房，窗外日出，三名医护在病床旁交班")
def handover(c: Canvas) -> None:
    """Dawn through the window, a bed, three people at its foot."""
    c.rect(0, 0, 960, 440, "bg")
    room.floor(c, 440)
    with c.clip([(272, 46), (660, 46), (660, 300), (272, 300)]):
        c.rect(240, 46, 430, 260, "hi")
        c.circle(430, 226, 78, "red")
        land.peaks(c, [(220, 250), (300, 196), (380, 252), (470, 206), (560, 258), (660, 200)], "dk")
        land.ground(c, [276, 270, 282, 268, 284, 262, 274], "lo")
        c.rect(240, 306, 500, 300, "bg")
    room.bars(c, 272, 46, 388, 254, "bg", 3, 1)
    med.drip(c, 76, 520, 400)
    med.screen(c, 130, 190, 110, 84, face="")
    c.line(med.pulse(140, 240, 90, 2, 36), "hi", 3)
    c.rect(180, 274, 8, 110, "dk")
    room.bed(c, 120, 416, 440, blanket="red")
    room.curtain(c, 858, 30, 102, 480)
    for x, h, paint, coat, hands in (
        (640, 330, "dk", "", ((-0.2, -0.45),)),
        (830, 338, "dk", "hi", ((-0.19, -0.46),)),
        (736, 322, "lo", "", ()),
    ):
        people.standing(
            c, x, 560, h, paint, head="mid", coat=coat, collar="hi", hands=hands, cap="nurse" if paint == "lo" else ""
        )
    c.rect(700, 388, 72, 92, "hi", 4)
    for k in range(5):
        c.circle(714, 406 + k * 15, 3.4, "red")
        c.rect(724, 404 + k * 15, (36, 28, 34, 24, 32)[k], 3.4, "dk")
    c.circle(700, 436, 14, "mid")
    c.circle(772, 436, 14, "mid")


@scene("icu-2", "night", "监护仪上的多道波形与一旁悬挂的输液瓶")
def monitor(c: Canvas) -> None:
    """A bedside monitor filling the picture, drip bags at the side."""
    c.rect(0, 0, 960, 600, "dk")
    c.circle(420, 290, 330, "bg")
    c.rect(96, 74, 590, 410, "mid", 22)
    c.rect(118, 96, 546, 366, "dk", 8)
    for k, (kind, beats, h, paint) in enumerate(
        (("ecg", 4, 54, "hi"), ("wave", 4, 46, "#E0574F"), ("breath", 3, 34, "ln"), ("ecg", 3, 26, "lo"))
    ):
        y = 172 + k * 84
        c.line([(130, y + 26), (650, y + 26)], "mid@.6", 1.4)
        c.line(med.pulse(134, y, 370, beats, h, kind), paint, 5)
        c.circle(504, y, 6, paint)
        for n in range(5):
            tall = 12 + n * 9
            c.rect(548 + n * 20, y + 12 - tall, 13, tall, paint if n < 4 - k % 2 else "mid", 3)
    c.rect(360, 484, 60, 60, "mid")
    c.rect(250, 540, 280, 18, "mid", 6)
    for k in range(5):
        c.circle(150 + k * 34, 473, 5, "hi" if k == 0 else "bg")
    c.rect(700, 60, 230, 8, "ln")
    c.rect(811, 60, 8, 540, "ln")
    for x, level, paint in ((752, 0.55, "red"), (876, 0.3, "hi")):
        c.line([(x, 68), (x, 92)], "ln", 4)
        c.rect(x - 42, 90, 84, 164, "hi@.28", 18)
        c.rect(x - 42, 90 + 164 * (1 - level), 84, 164 * level, f"{paint}@.9", 18)
        c.frame(x - 1, 254, 2, 20, "ln", 2)
        c.rect(x - 10, 272, 20, 42, "hi@.3", 6)
        c.circle(x, 298, 5, paint)
        for n in range(4):
            c.rect(x + 16, 120 + n * 28, 16, 3, "ln")
    c.line("M752 314 V430 Q752 520 690 540 T560 620", "red", 4)
    c.line("M876 314 V470 Q876 560 780 600", "hi@.6", 4)


@scene("icu-3", "dusk", "夜间病区走廊，一名医护与两位家属坐在长椅上谈话")
def corridor(c: Canvas) -> None:
    """A long corridor in one-point perspective, three people on a bench."""
    c.rect(0, 0, 960, 600, "bg")
    c.path([(0, 0), (560, 210), (560, 330), (0, 520)], "mid")
    c.path([(960, 0), (700, 210), (700, 330), (960, 490)], "lo")
    c.rect(560, 210, 140, 120, "dk")
    c.rect(578, 226, 104, 104, "hi@.85")
    c.rect(627, 226, 6, 104, "dk")
    c.path([(0, 520), (560, 330), (700, 330), (960, 490), (960, 600), (0, 600)], "dk")
    c.path([(600, 330), (660, 330), (760, 600), (340, 600)], "hi@.1")
    for t0, t1 in ((0.05, 0.28), (0.42, 0.56), (0.66, 0.74)):
        left, right = 300 + 260 * t0, 300 + 260 * t1
        c.path(
            [
                (left, 8 + 190 * t0**0.8),
                (right, 8 + 190 * t1**0.8),
                (right + 330 - 150 * t1, 8 + 190 * t1**0.8),
                (left + 430 - 250 * t0, 8 + 190 * t0**0.8),
            ],
            "hi@.7",
        )
    c.path([(0, 392), (560, 296), (560, 302), (0, 410)], "red")
    c.path([(960, 372), (700, 296), (700, 302), (960, 388)], "red")
    c.path([(776, 206), (866, 152), (866, 434), (776, 378)], "bg")
    c.path([(792, 232), (850, 200), (850, 282), (792, 292)], "hi@.8")
    room.bench(c, 130, 448, 460, "ink")
    for x, paint, face, flip, lean in (
        (206, "hi", "sand", False, 6),
        (424, "red", "sand", True, 5),
        (530, "#8C7B6C", "sand", True, 1),
    ):
        people.seated(c, x, 450, 196, paint, face=face, flip=flip, lean=lean)
    c.rect(244, 384, 54, 40, "cream", 3)
    c.rect(252, 394, 36, 4, "red")
    c.rect(252, 404, 30, 3, "stone")


@scene("case-icu-five-questions-1", "warm", "两班医护相对而立，上方悬着五个圆形话框")
def five_questions(c: Canvas) -> None:
    """The night shift and the day shift, five round bubbles between them."""
    c.rect(0, 0, 480, 600, "wine")
    c.rect(480, 0, 480, 600, "bg")
    land.moon(c, 90, 96, 34, "sand", "wine")
    c.circle(872, 96, 44, "red")
    c.rect(0, 520, 480, 80, "ink")
    c.rect(480, 520, 480, 80, "mid")
    for x, h, paint in ((84, 320, "#6E2023"), (194, 344, "red"), (310, 330, "#A0714D")):
        people.standing(c, x, 580, h, paint, head="tan", collar="hi", hands=((0.24, -0.5),) if x == 310 else ())
    for x, h, paint in ((650, 330, "dk"), (766, 344, "red"), (876, 320, "stone")):
        people.standing(c, x, 580, h, paint, head="cream", collar="hi", hands=((-0.24, -0.5),) if x == 650 else ())
    c.rect(404, 432, 152, 12, "hi", 3)
    c.rect(396, 444, 168, 120, "red")
    c.rect(420, 400, 50, 34, "hi", 2)
    c.rect(486, 408, 56, 26, "sand", 2)
    for k in range(5):
        x, y = 232 + k * 124, (158, 98, 76, 98, 158)[k]
        obj.bubble(c, x, y, 108, 108, "hi", tail=(-16, -8, 0, 8, 16)[k], soft=0.5)
        if k == 0:
            c.path(
                f"M{x} {y - 26} Q{x + 26} {y + 4} {x + 18} {y + 14} "
                f"A20 20 0 0 1 {x - 18} {y + 14} Q{x - 26} {y + 4} {x} {y - 26} Z",
                "red",
            )
        elif k == 1:
            c.line(med.pulse(x - 30, y + 6, 60, 2, 28), "dk", 4)
        elif k == 2:
            for s in (-1, 1):
                c.path(
                    f"M{x + s * 4} {y - 16} Q{x + s * 28} {y - 20} {x + s * 28} {y + 22} "
                    f"Q{x + s * 10} {y + 18} {x + s * 4} {y + 10} Z",
                    "red",
                )
            c.rect(x - 2, y - 28, 4, 24, "dk")
        elif k == 3:
            c.line(f"M{x - 20} {y + 20} L{x + 20} {y - 20}", "dk", 13)
            c.line(f"M{x} {y} L{x + 20} {y - 20}", "red", 13)
        else:
            c.ring(x, y, 24, "dk", 5)
            c.line([(x, y - 14), (x, y), (x + 11, y + 6)], "red", 4)


@scene("case-icu-five-questions-2", "grey", "床头夹板上的五行核对表与一支笔")
def checklist(c: Canvas) -> None:
    """A clipboard hanging at the foot of a bed, five rows ticked."""
    c.rect(0, 0, 960, 600, "bg")
    c.rect(0, 0, 960, 210, "hi")
    c.rect(0, 380, 960, 220, "mid")
    c.path("M0 210 Q220 150 430 200 T960 190 V300 H0 Z", "red")
    c.path("M0 240 Q220 190 430 236 T960 226 V300 H0 Z", "-/diag:hi@.3")
    c.rect(0, 270, 960, 120, "lo")
    c.rect(0, 264, 960, 16, "dk")
    c.rect(0, 384, 960, 12, "dk")
    for x in (60, 872):
        c.rect(x, 150, 28, 450, "dk", 8)
    with c.at(14, 14):
        c.rect(300, 120, 350, 440, "dk@.35", 14)
    c.rect(300, 120, 350, 440, "stone", 14)
    c.rect(322, 150, 306, 392, "hi")
    c.rect(410, 98, 130, 46, "dk", 8)
    c.circle(475, 104, 15, "dk")
    c.rect(346, 172, 150, 16, "red")
    c.rect(346, 198, 220, 5, "mid")
    for k in range(5):
        y = 232 + k * 60
        c.frame(346, y, 36, 36, "dk", 3.4)
        if k < 4:
            c.line([(352, y + 18), (362, y + 30), (388, y - 4)], "red", 6)
        c.rect(402, y + 4, (180, 150, 196, 160, 120)[k], 8, "dk")
        c.rect(402, y + 22, (130, 190, 110, 170, 80)[k], 6, "mid")
    obj.pen(c, 398, 500, 300, 54, "dk")
