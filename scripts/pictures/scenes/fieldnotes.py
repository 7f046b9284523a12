"""The doctoral students' field notes."""

from __future__ import annotations

from ..kit import interior as room
from ..kit import nature as land
from ..kit import objects as obj
from ..kit import people
from ..kit.canvas import Canvas
from .registry import scene


@scene("public-health-phd-1", "paper", "大片田野与远山，一个背包的人走在田间小路上")
def field_path(c: Canvas) -> None:
    """A very wide field, converging furrows, one walker on the path."""
    c.rect(0, 0, 960, 270, "hi")
    c.circle(300, 210, 120, "red")
    land.peaks(
        c, [(-20, 270), (120, 216), (240, 258), (420, 190), (560, 250), (720, 176), (860, 236), (980, 200)], "sand"
    )
    land.peaks(c, [(-20, 290), (200, 246), (380, 280), (620, 236), (820, 276), (980, 250)], "#C79E77")
    c.rect(0, 270, 960, 330, "tan")
    van = (560, 262)
    for k in range(14):
        x = -1500 + k * 150
        c.path([van, (x, 620), (x + 78, 620)], "wine" if k % 3 == 0 else "sand")
    for k in range(12):
        x = 760 + k * 200
        c.path([van, (x, 620), (x + 108, 620)], "red" if k % 3 == 1 else "#C79E77")
    c.path([van, (470, 620), (690, 620)], "cream")
    c.rect(0, 262, 960, 8, "stone")
    for x, h in ((80, 90), (130, 70), (820, 84), (880, 110), (910, 76)):
        land.poplar(c, x, 268, h, "wine", "wine")
    land.house(c, 690, 268, 0.5, door="red")
    c.ellipse(596, 566, 70, 8, "wine@.25")
    people.walking(c, 580, 564, 250, "ink", face="sand", pack="red", cap="straw", flip=True, arm=((14, -54), (20, -46)))


@scene("public-health-phd-2", "grey", "翻开的田野笔记本，左页是手绘村图，右页是字行")
def notebook(c: Canvas) -> None:
    """An open notebook: a sketched village plan and lines of writing."""
    c.rect(0, 0, 960, 600, "lo")
    c.path("M0 0 H960 L0 600 Z", "#6A5E54")
    c.rect(94, 74, 790, 480, "dk@.4", 14)
    c.rect(80, 56, 790, 480, "red", 14)
    c.rect(96, 64, 376, 458, "hi")
    c.rect(476, 64, 376, 458, "hi")
    c.rect(456, 64, 18, 458, "mid@.6")
    c.rect(476, 64, 14, 458, "mid@.5")
    c.line("M130 470 Q220 420 230 330 T330 200 T430 110", "mid", 20)
    c.line("M130 220 Q210 260 250 300 T440 370", "dk", 3, (8, 6))
    for x, y, s, paint in (
        (150, 400, 0.5, "dk"),
        (280, 440, 0.55, "dk"),
        (320, 300, 0.6, "red"),
        (170, 190, 0.5, "dk"),
        (360, 190, 0.5, "dk"),
        (130, 320, 0.42, "dk"),
    ):
        land.house(c, x, y, s, wall="bg", roof=paint, door=paint, window=paint)
    for x, y in ((400, 440), (424, 420), (130, 130), (156, 118), (250, 130), (410, 260)):
        c.circle(x, y, 11, "lo")
        c.rect(x - 1.5, y, 3, 20, "lo")
    c.line("M112 500 q24 -12 48 0 t48 0 t48 0 t48 0 t48 0 t48 0", "lo", 3)
    c.ring(344, 270, 62, "red", 4)
    c.rect(512, 104, 150, 12, "red")
    for k in range(12):
        c.line(
            f"M512 {146 + k * 30} H{512 + (300, 280, 306, 190, 296, 270, 300, 286, 130, 300, 240, 160)[k]}",
            "dk" if k not in (8,) else "red",
            3.4,
        )
    c.path([(700, 40), (730, 40), (730, 190), (715, 172), (700, 190)], "dk")
    obj.pen(c, 640, 480, 330, 62, "dk", "red")


@scene("public-health-phd-3", "warm", "农家屋檐下，几个人围坐在小桌旁交谈")
def courtyard(c: Canvas) -> None:
    """A tiled roof above, a low table, people on stools."""
    c.rect(0, 0, 960, 600, "bg")
    c.rect(90, 150, 780, 300, "hi")
    c.path([(-20, 170), (60, 40), (900, 40), (980, 170)], "dk")
    for k in range(26):
        x = -14 + k * 38
        c.path(
            [(x, 170), (x + 20, 170), (480 + (x - 480) * 0.86 + 16, 40), (480 + (x - 480) * 0.86, 40)],
            "wine/vert:sand@.3" if k % 2 else "stone",
        )
    for k in range(25):
        c.pie(k * 38 + 12, 168, 19, 0, 180, "dk")
    c.rect(430, 210, 110, 240, "lo")
    c.rect(442, 222, 40, 228, "dk")
    c.rect(488, 222, 40, 228, "dk")
    for x in (170, 660):
        c.rect(x, 230, 140, 100, "dk")
        for k in range(5):
            c.rect(x + 10 + k * 26, 238, 16, 84, "bg")
    for k in range(4):
        y = 214 + k * 44
        c.line([(850, 170), (850, 214)], "dk", 2)
        c.ellipse(850 + (k % 2) * 10 - 5, y, 13, 26, "lo" if k % 2 else "#C7793A")
    c.rect(0, 450, 960, 150, "mid")
    c.rect(60, 444, 840, 12, "stone")
    for x, paint, flip, h, lean in (
        (250, "dk", False, 186, 6),
        (372, "stone", False, 170, 4),
        (632, "red", True, 180, 8),
        (740, "dk", True, 174, 2),
    ):
        room.stool(c, x, 510, 70, 62, "stone")
        people.seated(c, x, 508, h, paint, face="sand", flip=flip, lean=lean, cap="hat" if x == 740 else "")
    c.rect(436, 498, 136, 12, "lo", 3)
    c.rect(450, 510, 9, 60, "dk")
    c.rect(548, 510, 9, 60, "dk")
    for x in (464, 520):
        c.path([(x, 478), (x + 26, 478), (x + 22, 498), (x + 4, 498)], "hi")
    c.rect(566, 440, 50, 34, "hi", 2)
