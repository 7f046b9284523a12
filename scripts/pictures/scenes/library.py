"""The library."""

from __future__ import annotations

from ..kit import interior as room
from ..kit import medical as med
from ..kit import nature as land
from ..kit import objects as obj
from ..kit import people
from ..kit.canvas import Canvas
from .registry import scene


@scene("library-info-1", "night", "夜色里的高大书架与阅读灯下的长桌")
def stacks(c: Canvas) -> None:
    """Tall shelves to the ceiling, a tall window, a lamp on the long table."""
    c.rect(0, 0, 960, 600, "dk")
    paints = ("mid", "lo", "hi", "ln", "mid", "lo", "#7E3A35")
    room.bookcase(c, 0, -10, 336, 470, 4, paints, case="dk", back="bg")
    room.bookcase(c, 624, -10, 336, 470, 4, paints, case="dk", back="bg")
    c.path("M352 460 V130 Q352 30 480 30 Q608 30 608 130 V460 Z", "#1D0809")
    land.moon(c, 540, 130, 30, "hi", "#1D0809")
    c.path("M352 460 V330 L410 280 L470 340 L540 270 L608 336 V460 Z", "bg")
    c.rect(476, 30, 8, 430, "mid")
    c.rect(352, 230, 256, 7, "mid")
    c.rect(352, 350, 256, 7, "mid")
    c.rect(0, 440, 960, 22, "mid")
    for x, paint in ((250, "red"), (716, "hi")):
        people.bust(c, x, 478, 176, paint, head="sand")
    for x in (160, 480, 800):
        c.path([(x - 34, 380), (x + 34, 380), (x + 120, 480), (x - 120, 480)], "hi@.2")
        c.rect(x - 4, 380, 8, 96, "ln")
        c.rect(x - 30, 470, 60, 10, "ln", 4)
        c.path([(x - 30, 346), (x + 30, 346), (x + 52, 384), (x - 52, 384)], "red")
    c.rect(40, 478, 880, 18, "hi")
    c.rect(60, 496, 840, 104, "mid/vert:dk@.4")
    for x in (262, 706):
        c.path(f"M{x - 62} 478 q31 -20 62 -3 q31 -17 62 3 Z", "cream")
    for k in range(3):
        c.rect(560 + k * 4, 466 - k * 12, 84 - k * 6, 12, ("lo", "hi", "ln")[k], 2)


@scene("library-info-2", "grey", "馆员与两名研究人员一起看一块大屏幕上的图表")
def big_screen(c: Canvas) -> None:
    """A librarian explaining charts on a wall screen to two researchers."""
    c.rect(0, 0, 960, 600, "bg")
    c.rect(0, 480, 960, 120, "mid")
    c.rect(250, 44, 640, 370, "dk", 10)
    c.rect(266, 60, 608, 338, "hi")
    for k, h in enumerate((60, 96, 78, 130, 168, 150, 206)):
        c.rect(300 + k * 42, 360 - h, 28, h, "red" if k == 6 else ("lo" if k % 2 else "mid"))
    c.rect(292, 360, 304, 4, "dk")
    c.line([(314, 270), (356, 232), (398, 244), (440, 190), (482, 158), (524, 168), (566, 110)], "dk", 4)
    for x, y in ((314, 270), (356, 232), (398, 244), (440, 190), (482, 158), (524, 168), (566, 110)):
        c.circle(x, y, 7, "hi")
        c.ring(x, y, 7, "dk", 3)
    c.pie(730, 166, 76, -90, 150, "red")
    c.pie(730, 166, 76, 150, 220, "lo")
    c.pie(730, 166, 76, 220, 270, "mid")
    c.circle(730, 166, 34, "hi")
    for k in range(4):
        c.rect(650, 274 + k * 24, (180, 140, 164, 96)[k], 9, "mid" if k else "dk")
    people.standing(c, 176, 590, 430, "red", head="sand", collar="hi", hands=((0.36, -0.78), (-0.12, -0.42)))
    c.rect(92, 392, 70, 96, "stone", 4)
    c.rect(100, 400, 54, 74, "hi")
    for x, paint, h in ((560, "dk", 230), (736, "lo", 216)):
        c.rect(x - 74, 480, 148, 130, "stone", 22)
        people.bust(c, x, 620, h, paint, head="sand", cap="hair")


@scene("library-info-3", "paper", "山脚下的乡村书屋，敞开的门里是整齐的书架")
def reading_house(c: Canvas) -> None:
    """A village reading room at the foot of the hills, doors wide open."""
    c.rect(0, 0, 960, 600, "hi")
    c.circle(150, 130, 62, "red")
    land.peaks(
        c,
        [(-20, 330), (130, 190), (300, 320), (470, 120), (660, 300), (820, 170), (980, 300)],
        "sand",
        shade="-/horiz:wine@.25",
    )
    land.ground(c, [380, 350, 370, 340, 362, 350, 372], "#C79E77")
    c.rect(0, 480, 960, 120, "tan")
    c.rect(200, 230, 560, 262, "tan")
    c.rect(200, 230, 560, 262, "-/horiz:sand@.6")
    c.path([(160, 240), (280, 130), (680, 130), (800, 240)], "wine")
    for k in range(11):
        c.line([(300 + k * 37, 134), (196 + k * 56.6, 236)], "red@.7", 3)
    c.rect(330, 276, 300, 216, "ink")
    room.bookcase(
        c, 344, 284, 272, 168, 3, ("red", "sand", "cream", "#8C7B6C", "wine"), case="stone", back="ink", board=6
    )
    c.path([(330, 276), (330, 492), (262, 510), (262, 262)], "red")
    c.path([(630, 276), (630, 492), (698, 510), (698, 262)], "red")
    for x in (216, 716):
        c.rect(x, 300, 34, 60, "wine")
    c.path([(330, 492), (630, 492), (700, 600), (260, 600)], "cream")
    people.bust(c, 420, 490, 84, "stone", head="sand")
    people.bust(c, 540, 490, 84, "red", head="sand")
    c.rect(370, 480, 220, 12, "sand")
    c.rect(380, 492, 200, 30, "#A0714D")
    land.tree(c, 860, 500, 1.9, "stone", "red", "wine")
    land.tree(c, 84, 500, 1.4, "wine", "stone", "wine")
    for x, h, paint, pack in ((250, 130, "wine", "red"), (330, 112, "stone", "")):
        people.walking(c, x, 578, h, paint, face="sand", pack=pack)


@scene("case-library-embedded-1", "warm", "左边是书架、右边是实验台，一名馆员站在中间")
def between(c: Canvas) -> None:
    """A picture in two halves: shelves and bench, the librarian joining them."""
    c.rect(0, 0, 480, 600, "wine")
    c.rect(480, 0, 480, 600, "hi")
    room.bookcase(c, -20, 24, 480, 480, 4, ("red", "sand", "tan", "#6E2023", "#A0714D"), case="ink", back="wine")
    c.rect(0, 504, 480, 96, "ink")
    c.rect(480, 0, 480, 600, "-/grid:sand@.4")
    c.rect(620, 80, 300, 10, "stone")
    for k in range(6):
        c.rect(640 + k * 46, 44, 26, 36, ("red", "sand", "stone")[k % 3], 4)
    c.rect(480, 504, 480, 96, "mid")
    c.rect(600, 390, 360, 16, "stone")
    c.rect(630, 406, 330, 110, "sand")
    med.flask(c, 680, 390, 0.5, "red", "bg")
    med.microscope(c, 840, 390, 0.58, "wine", "stone")
    med.rack(c, 736, 390, [(0.6, "red"), (0.4, "sand")], 0.36, "bg")
    c.circle(480, 330, 176, "bg")
    people.standing(c, 480, 600, 440, "red", head="sand", collar="hi", hands=((-0.33, -0.62), (0.33, -0.62)))
    with c.at(330, 322, 1, -12):
        c.rect(-34, -48, 68, 90, "cream", 3)
        c.rect(-34, -48, 12, 90, "sand", 3)
        c.rect(-10, -30, 34, 6, "red")
    obj.laptop_back(c, 632, 334, 96, "stone", "hi")


@scene("case-library-embedded-2", "dusk", "由圆点与连线组成的文献网络图")
def network(c: Canvas) -> None:
    """Clusters of documents joined by citation lines, one of them red."""
    c.rect(0, 0, 960, 600, "ink")
    hubs = (
        (260, 220, 120, "lo"),
        (520, 350, 150, "red"),
        (760, 190, 110, "sand"),
        (790, 450, 90, "lo"),
        (210, 470, 84, "sand"),
    )
    for x, y, r, _ in hubs:
        c.circle(x, y, r * 1.12, "bg@.8")
    for a, b in ((0, 1), (1, 2), (1, 3), (1, 4), (2, 3), (0, 4)):
        (x0, y0, _, _), (x1, y1, _, _) = hubs[a], hubs[b]
        for k in range(4):
            bend = (k - 1.5) * 46
            c.line(f"M{x0} {y0} Q{(x0 + x1) / 2 + bend} {(y0 + y1) / 2 - bend} {x1} {y1}", "mid@.9", 2)
    for x, y, r, paint in hubs:
        for k in range(16):
            turn, far = c.rng.uniform(0, 360), r * c.rng.uniform(0.4, 1.05)
            with c.at(x, y, 1, turn):
                c.line([(0, 0), (0, far)], f"{paint}@.8", 2)
                c.circle(0, far, c.rng.choice([4, 6, 8, 11]), paint if k % 5 else "cream")
        c.circle(x, y, r * 0.22, "cream")
        c.circle(x, y, r * 0.15, paint)
    with c.at(520, 350, 1.2):
        c.path("M-16 -13 Q-6 -18 0 -12 Q6 -18 16 -13 V12 Q6 8 0 13 Q-6 8 -16 12 Z", "cream")
        c.line([(0, -11), (0, 12)], "red", 2)
    for k in range(4):
        c.rect(40, 40 + k * 16, (120, 90, 104, 60)[k], 5, "mid")
