"""The theory teaching and research office."""

from __future__ import annotations

import math

from ..kit import nature as land
from ..kit import objects as obj
from ..kit import people
from ..kit.canvas import Canvas
from .registry import scene


@scene("theory-1", "grey", "阶梯教室里听讲的学生，讲台旁立着一只提问箱")
def lecture(c: Canvas) -> None:
    """A lecture hall seen from its back row, the question box by the desk."""
    c.rect(0, 0, 960, 280, "hi")
    c.rect(0, 0, 96, 280, "bg")
    c.rect(864, 0, 96, 280, "bg")
    c.rect(230, 36, 480, 176, "dk")
    c.rect(262, 66, 150, 10, "bg")
    for k in range(3):
        c.rect(262, 96 + k * 26, (190, 150, 172)[k], 6, "mid")
    c.ring(600, 124, 56, "bg", 4)
    c.pie(600, 124, 56, -90, 30, "red")
    c.rect(0, 244, 960, 40, "mid")
    people.standing(c, 178, 264, 176, "red", head="sand", collar="hi", hands=((0.34, -0.8),))
    c.rect(92, 192, 62, 74, "stone")
    c.rect(84, 184, 78, 12, "dk")
    obj.box(c, 752, 262, 76, 72, "red", "#B8393A", "hi")
    c.rect(744, 262, 92, 10, "dk")
    for j in range(5):
        y = 322 + j * 66
        band = f"M-40 {y + 26} Q480 {y - 44} 1000 {y + 26} V640 H-40 Z"
        c.path(band, ("bg", "mid")[j % 2])
        count = 11 + j
        for k in range(count):
            if (k * 7 + j * 5) % 6 == 0:
                continue
            x = 960 * (k + 0.5) / count
            top = y + 30 - 38 * (1 - ((x - 480) / 520) ** 2)
            people.bust(
                c, x, top + 12, 58 + j * 9, "red" if (k + j * 3) % 8 == 1 else ("dk", "lo")[(k + j) % 2], wide=0.86
            )
        c.path(
            f"M-40 {y + 36} Q480 {y - 34} 1000 {y + 36} V{y + 52} Q480 {y - 18} -40 {y + 52} Z", ("mid", "bg")[j % 2]
        )


@scene("theory-2", "warm", "一张张折起的纸条落进提问箱的箱口")
def slips(c: Canvas) -> None:
    """A big red box, folded slips falling towards its slot."""
    c.rect(0, 0, 960, 600, "bg")
    c.path([(480, -200), (820, 600), (140, 600)], "hi@.7")
    c.rect(0, 520, 960, 80, "mid")
    c.rect(0, 514, 960, 8, "dk")
    c.path([(210, 372), (750, 372), (650, 270), (310, 270)], "#B8393A")
    c.path([(400, 308), (560, 308), (576, 330), (384, 330)], "dk")
    for x, y, turn, s, paint in (
        (480, 300, 6, 1.0, "hi"),
        (430, 196, -22, 0.9, "hi"),
        (540, 150, 28, 0.95, "tan"),
        (350, 96, 14, 0.8, "hi"),
        (640, 60, -30, 0.8, "hi"),
        (480, 50, 48, 0.75, "sand"),
        (250, 190, -40, 0.7, "tan"),
        (720, 190, 18, 0.7, "sand"),
        (180, 60, 24, 0.6, "hi"),
        (810, 84, -12, 0.6, "hi"),
    ):
        with c.at(x, y, s, turn):
            c.path([(-44, -30), (0, -40), (0, 28), (-44, 36)], paint)
            c.path([(0, -40), (44, -28), (44, 38), (0, 28)], "mid" if paint != "sand" else "#C4A084")
            for k in range(3):
                c.line([(-34, -16 + k * 15), (-9, -22 + k * 15)], "red" if k == 0 else "stone", 3)
                c.line([(9, -21 + k * 15), (32, -14 + k * 15)], "stone@.7", 3)
    c.path([(384, 330), (576, 330), (588, 346), (372, 346)], "#B8393A")
    c.rect(210, 372, 540, 176, "red")
    c.rect(210, 372, 540, 176, "-/diag:wine@.14")
    c.rect(210, 372, 540, 12, "wine")
    c.circle(480, 460, 36, "wine")
    c.circle(480, 452, 11, "hi")
    c.path([(475, 454), (485, 454), (490, 480), (470, 480)], "hi")


@scene("theory-3", "paper", "俯视的圆桌，围坐的教师与摊开的教案")
def round_table(c: Canvas) -> None:
    """Collective preparation seen from above."""
    c.rect(0, 0, 960, 600, "sand")
    for k in range(1, 9):
        c.line([(k * 120 - 60, 0), (k * 120 - 60, 600)], "tan@.8", 2)
        c.line([(0, k * 120 - 60), (960, k * 120 - 60)], "tan@.8", 2)
    c.circle(488, 310, 218, "wine@.25")
    c.circle(480, 300, 218, "wine")
    c.circle(480, 300, 204, "red")
    c.circle(480, 300, 64, "wine")
    for k in range(7):
        with c.at(480, 300, 1, k * 45 + 6):
            land.leaf(c, 0, 0, 52, 0, "stone" if k % 2 else "sand", fat=0.3)
    paints = ("ink", "stone", "cream", "wine", "#8C7B6C", "ink", "cream", "stone")
    for k in range(8):
        angle = math.radians(k * 45 + 22)
        x, y = 480 + 268 * math.cos(angle), 300 + 268 * math.sin(angle)
        turn = k * 45 + 22 - 90
        people.from_above(c, x, y, 112, paints[k], face="tan" if paints[k] != "cream" else "sand", turn=turn)
        with c.at(480 + 148 * math.cos(angle), 300 + 148 * math.sin(angle), 1, turn):
            if k % 3 == 0:
                obj.open_book(c, 0, 0, 96, cover="wine", lines=4)
            else:
                obj.sheet(c, 4, 3, 62, 82, paint="sand", lines=0, turn=8)
                obj.sheet(c, 0, 0, 62, 82, paint="cream", ink="stone", lines=5, seed=k)
    for x, y, n in ((70, 90, 3), (890, 520, 4)):
        for k in range(n):
            with c.at(x, y, 1, k * 13 - 12):
                c.rect(-48, -34, 96, 68, ("wine", "cream", "red", "stone")[k])


@scene("case-theory-question-box-1", "night", "敞开的箱子里扬起一道由纸条组成的弧线")
def arc_of_slips(c: Canvas) -> None:
    """Slips rising out of an open box and arching over the picture."""
    c.rect(0, 0, 960, 600, "dk")
    c.circle(480, 600, 520, "bg")
    c.circle(480, 600, 380, "mid@.7")
    c.path([(120, 420), (330, 420), (360, 370), (90, 370)], "mid")
    c.path([(90, 370), (120, 420), (60, 450), (24, 404)], "red")
    c.path([(360, 370), (330, 420), (398, 444), (424, 396)], "red")
    for k in range(24):
        t = k / 23
        angle = math.radians(198 + 154 * t)
        radius = 1 + 0.02 * math.sin(k * 2.1)
        x, y = 520 + 332 * radius * math.cos(angle), 500 + 400 * radius * math.sin(angle)
        s = 0.42 + 0.62 * t
        with c.at(x, y, s, k * 41):
            paint = ("hi", "ln", "hi", "red")[k % 4]
            c.path([(-34, -24), (0, -32), (0, 22), (-34, 28)], paint)
            c.path([(0, -32), (34, -22), (34, 30), (0, 22)], "sand" if paint != "red" else "#7E1417")
            for n in range(2):
                c.line([(-26, -10 + n * 14), (-8, -14 + n * 14)], "dk@.7", 3)
    c.rect(120, 420, 210, 160, "lo")
    c.rect(120, 420, 210, 14, "hi@.3")
    c.circle(225, 506, 26, "dk")
    c.path([(220, 504), (230, 504), (234, 524), (216, 524)], "hi")
    c.circle(225, 500, 8, "hi")
    c.rect(0, 576, 960, 24, "dk")
    for x, h, paint in ((560, 250, "mid"), (640, 230, "hi"), (724, 262, "red")):
        people.standing(c, x, 584, h, paint, head="sand", hands=((0.2, -0.95),) if x == 724 else ())


@scene("case-theory-question-box-2", "warm", "围成半圆的学生与空白的话框")
def half_circle(c: Canvas) -> None:
    """A half circle of seated students, blank bubbles above, the box in front."""
    c.rect(0, 0, 960, 600, "hi")
    c.rect(0, 430, 960, 170, "mid")
    c.ellipse(480, 510, 430, 76, "tan")
    for x, y, w, h, paint, tail in (
        (168, 152, 170, 92, "tan", 40),
        (384, 96, 190, 96, "red", 20),
        (604, 132, 170, 86, "sand", -10),
        (810, 180, 150, 84, "wine", -34),
    ):
        obj.bubble(c, x, y, w, h, paint, tail=tail, lines=3, ink="hi" if paint in ("red", "wine") else "wine")
    spots = (
        (86, 470, 200),
        (206, 436, 190),
        (326, 420, 184),
        (444, 414, 180),
        (562, 418, 182),
        (680, 430, 188),
        (800, 450, 196),
        (894, 486, 204),
    )
    for k, (x, y, h) in enumerate(spots):
        paint = ("wine", "red", "stone", "ink", "#A0714D", "wine", "red", "ink")[k]
        people.bust(c, x, y, h, paint, head="sand", collar="hi" if k % 2 else "")
        c.rect(x - 62, y, 124, 14, "ink", 4)
        c.rect(x - 46, y + 12, 9, 78, "ink")
        c.rect(x + 37, y + 12, 9, 78, "ink")
    c.ellipse(480, 584, 90, 12, "wine@.3")
    obj.box(c, 420, 584, 120, 92, "red", "#B8393A", "wine")
