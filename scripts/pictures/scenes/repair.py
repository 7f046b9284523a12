"""The graduate students' repair shop."""

from __future__ import annotations

from ..kit import medical as med
from ..kit import objects as obj
from ..kit import people
from ..kit.canvas import Canvas
from .registry import scene


@scene("info-graduate-1", "warm", "吊灯下的修机铺长桌，学生与来修电脑的人对坐")
def repair_table(c: Canvas) -> None:
    """A long table under three lamps, laptops between students and visitors."""
    c.rect(0, 0, 960, 600, "wine")
    c.rect(0, 0, 960, 400, "-/vert:red@.2")
    c.rect(90, 150, 780, 10, "sand")
    for k in range(15):
        h = 30 + (k * 23) % 46
        c.rect(110 + k * 50, 150 - h, 36, h, ("red", "sand", "stone", "tan")[k % 4], 3)
    for x in (200, 480, 760):
        c.path([(x - 60, 116), (x + 60, 116), (x + 170, 430), (x - 170, 430)], "sand@.16")
        c.line([(x, 0), (x, 80)], "sand", 3)
        c.path(f"M{x - 64} 118 Q{x - 64} 62 {x} 62 Q{x + 64} 62 {x + 64} 118 Z", "red")
        c.pie(x, 118, 15, 0, 180, "cream")
    for k, x in enumerate((130, 330, 530, 730)):
        people.bust(
            c, x + 50, 426, 178, ("red", "tan", "stone", "red")[k], head="sand", collar="hi" if k != 1 else "red"
        )
    c.rect(20, 420, 920, 22, "hi")
    c.rect(20, 442, 920, 158, "ink")
    for x in (210, 430, 660):
        obj.laptop_back(c, x, 422, 120, "stone", "red")
    obj.screwdriver(c, 330, 430, 0.4, 90, "red", "sand")
    for k in range(5):
        c.circle(546 + k * 13, 414, 5, "sand")
    c.rect(800, 398, 90, 22, "sand", 4)
    for k, (x, h) in enumerate(((210, 210), (440, 224), (690, 214))):
        c.rect(x - 70, 560, 140, 60, "stone", 14)
        people.bust(c, x, 616, h, ("sand", "stone", "tan")[k], head=("tan", "sand", "#C79E77")[k])


@scene("info-graduate-2", "grey", "俯视的拆开的笔记本电脑、螺丝与螺丝刀")
def teardown(c: Canvas) -> None:
    """A laptop opened from below, screws laid out in rows."""
    c.rect(0, 0, 960, 600, "bg")
    c.rect(0, 0, 960, 600, "-/grid:mid@.7")
    c.rect(88, 92, 560, 400, "dk@.25", 22)
    c.rect(76, 78, 560, 400, "stone", 22)
    c.rect(90, 92, 532, 372, "dk", 14)
    c.rect(110, 330, 330, 116, "lo", 8)
    for k in range(3):
        c.rect(122 + k * 106, 342, 96, 92, "stone", 5)
    c.rect(110, 112, 300, 196, "#3F362F", 6)
    c.circle(210, 208, 76, "ink")
    for k in range(11):
        with c.at(210, 208, 1, k * 32.7):
            c.path("M0 -22 Q22 -46 8 -68 L-6 -66 Q8 -44 -8 -20 Z", "lo")
    c.circle(210, 208, 22, "red")
    c.line("M286 190 H430 V160 H520", "sand", 16)
    c.line("M286 190 H430 V160 H520", "#B59A80", 4)
    c.rect(496, 120, 100, 90, "red", 6)
    c.rect(518, 142, 56, 46, "mid", 4)
    for k in range(2):
        c.rect(448, 236 + k * 46, 150, 34, "stone", 3)
        for n in range(5):
            c.rect(458 + n * 28, 242 + k * 46, 20, 22, "ink")
    c.rect(462, 344, 136, 96, "#3F362F", 6)
    for k in range(4):
        for n in range(3):
            c.circle(486 + k * 30, 368 + n * 26, 6, "sand" if (k + n) % 2 else "mid")
    for x, y in ((104, 106), (608, 106), (104, 450), (608, 450), (356, 104), (356, 454)):
        c.circle(x, y, 8, "ink")
    c.rect(690, 70, 210, 190, "hi", 10)
    for j in range(4):
        for i in range(4):
            if (i, j) != (3, 3):
                obj.screw(
                    c,
                    724 + i * 48,
                    104 + j * 42,
                    12 - (j % 2) * 2,
                    (i * 31 + j * 17) % 90,
                    "stone" if (i + j) % 5 else "red",
                )
    obj.screwdriver(c, 716, 330, 1.12, 118, "red", "stone")
    obj.screwdriver(c, 700, 440, 0.9, 104, "dk", "stone")
    c.line("M660 540 L860 516", "lo", 9)
    c.line("M660 552 L860 528", "stone", 9)
    c.circle(868, 522, 13, "stone")


@scene("info-graduate-3", "paper", "一部放大的手机前坐着几排听课的老人")
def phone_class(c: Canvas) -> None:
    """A phone as tall as the room, rows of listeners, a student pointing."""
    c.rect(0, 0, 960, 600, "tan")
    c.rect(0, 430, 960, 170, "sand")
    c.rect(420, 24, 250, 440, "wine@.3", 34)
    c.rect(404, 12, 250, 446, "ink", 34)
    c.rect(418, 40, 222, 390, "hi", 8)
    c.rect(500, 20, 58, 9, "stone", 4)
    c.rect(434, 56, 190, 56, "red", 10)
    c.rect(450, 72, 90, 9, "cream")
    c.rect(450, 89, 60, 7, "cream@.7")
    for j in range(3):
        for i in range(3):
            c.rect(438 + i * 66, 130 + j * 66, 52, 52, ("wine", "sand", "stone", "red", "tan")[(i + j * 2) % 5], 13)
    c.circle(464, 156, 12, "cream")
    c.rect(510, 146, 36, 20, "cream", 4)
    c.path([(582, 140), (610, 156), (582, 172)], "cream")
    for k in range(2):
        obj.bubble(c, 506 + k * 50, 352 + k * 44, 110, 30, "tan" if k == 0 else "red", tail=-20 if k == 0 else 20)
    people.standing(c, 330, 470, 290, "red", head="#D0AE8F", collar="hi", hands=((0.34, -0.72),))
    for j in range(2):
        y = 520 + j * 96
        count = 6 + j
        for k in range(count):
            x = 960 * (k + 0.5) / count
            paint = ("wine", "stone", "ink", "#8C6A4F", "red")[(k * 2 + j * 3) % 5]
            tall = 130 + j * 26
            people.bust(c, x, y, tall, paint, head="#E3CDB8" if j else "#D0AE8F", wide=0.95)
            c.pie(x, y - tall * 0.77, tall * 0.2, 185, 355, "cream" if (k + j) % 3 else "stone")
        c.rect(0, y - 8, 960, 12, ("#C7A98C", "#B79A82")[j])


@scene("case-info-repair-shop-1", "dusk", "撑着条纹雨篷的修机铺门面，台前站着来访的人")
def shop_front(c: Canvas) -> None:
    """A little shop front at dusk with a striped awning."""
    c.rect(0, 0, 960, 600, "dk")
    for x, w, h in ((0, 150, 330), (800, 160, 380)):
        c.rect(x, 560 - h, w, h, "bg")
        for k in range(12):
            c.rect(x + 22 + k % 3 * 42, 586 - h + k // 3 * 62, 24, 32, "sand" if k in (1, 6, 8) else "mid")
    c.rect(150, 60, 650, 500, "mid")
    c.rect(190, 84, 570, 62, "ink", 6)
    med.screen(c, 222, 96, 56, 38, frame="red", face="hi", bezel=5)
    obj.gear(c, 330, 115, 22, 9, "hi", hub="ink")
    for k in range(4):
        c.rect(384 + k * 84, 102, 60, 26, "hi" if k != 1 else "red", 6)
    c.rect(190, 230, 570, 330, "sand")
    for k in range(3):
        c.rect(210, 286 + k * 52, 230, 7, "stone")
        for n in range(5):
            hh = 20 + (n * 13 + k * 7) % 18
            c.rect(218 + n * 44, 286 + k * 52 - hh, 34, hh, ("stone", "red", "ink", "lo")[(n + k) % 4], 3)
    people.bust(c, 344, 452, 160, "red", head="cream", collar="hi")
    people.bust(c, 560, 452, 166, "stone", head="cream", collar="hi")
    for n in range(12):
        left = 160 + n * 52.5
        paint = ("red", "cream")[n % 2]
        c.path([(190 + n * 47.5, 156), (237.5 + n * 47.5, 156), (left + 52.5, 234), (left, 234)], paint)
        c.pie(left + 26.25, 234, 26.25, 0, 180, paint)
    c.rect(176, 446, 600, 18, "ink")
    c.rect(190, 464, 570, 96, "stone")
    obj.laptop(c, 450, 446, 96, body="ink", face="cream", marks="red")
    c.rect(640, 422, 70, 24, "ink", 4)
    c.rect(0, 556, 960, 44, "ink")
    for x, h, paint in ((626, 250, "ink"), (720, 236, "lo")):
        people.standing(c, x, 586, h, paint, head="#C7A98C")
    people.walking(c, 90, 588, 200, "lo", face="sand", pack="red")


@scene("case-info-repair-shop-2", "night", "电路板与正在焊接的烙铁")
def soldering(c: Canvas) -> None:
    """A circuit board close up, an iron touching one joint."""
    c.rect(0, 0, 960, 600, "dk")
    c.path([(60, 110), (900, 60), (930, 560), (30, 590)], "bg")
    for k in range(8):
        y = 150 + k * 52
        c.line(f"M70 {y} H{200 + k * 20} l40 {30 if k % 2 else -26} H{430 + (k * 37) % 120}", "ln@.7", 5)
        c.circle(430 + (k * 37) % 120, y + (30 if k % 2 else -26), 9, "hi")
        c.circle(430 + (k * 37) % 120, y + (30 if k % 2 else -26), 4, "dk")
        c.line(f"M900 {y - 20} H{760 - (k * 29) % 60} l-36 {20 if k % 2 else -20} H{640 + (k * 17) % 40}", "ln@.5", 5)
    for x, y, w, h, pins in ((180, 190, 130, 110, 7), (250, 410, 170, 70, 9), (690, 400, 120, 120, 6)):
        for n in range(pins):
            px = x + (n + 0.5) * w / pins
            c.rect(px - 4, y - 12, 8, h + 24, "hi")
        c.rect(x, y, w, h, "#1D0809", 5)
        c.circle(x + 14, y + 14, 5, "ln")
        c.rect(x + w * 0.3, y + h * 0.44, w * 0.42, 6, "mid")
    for x, y, r, paint in ((110, 500, 34, "red"), (500, 520, 28, "ln"), (830, 180, 36, "red"), (386, 140, 24, "ln")):
        c.circle(x, y, r, paint)
        c.circle(x, y, r * 0.72, "hi")
        c.line([(x - r * 0.6, y), (x + r * 0.6, y)], paint, 3)
    c.circle(556, 332, 84, "hi@.12")
    c.circle(556, 332, 46, "hi@.25")
    c.circle(556, 332, 17, "hi")
    c.path([(556, 332), (572, 306), (590, 322)], "hi")
    c.path([(570, 304), (592, 324), (700, 214), (672, 188)], "ln")
    c.path([(664, 180), (708, 222), (736, 196), (690, 150)], "sand")
    c.path([(686, 146), (740, 200), (990, -30), (900, -90)], "red")
    c.path([(706, 140), (724, 158), (960, -60), (930, -80)], "hi@.25")
    for k in range(3):
        c.line(f"M{540 - k * 12} {300 - k * 10} q-18 -34 0 -66 q16 -30 -4 -64", "hi@.35", 5)
    c.line("M548 340 Q470 380 470 460 T380 600", "ln", 6)
