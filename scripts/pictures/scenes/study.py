"""The evening study hall."""

from __future__ import annotations

from ..kit import interior as room
from ..kit import machines as mach
from ..kit import nature as land
from ..kit import objects as obj
from ..kit import people
from ..kit.canvas import Canvas
from .registry import scene


@scene("engineering-student-1", "night", "夜空与弯月下亮着窗的自习楼，窗里有人读书")
def study_block(c: Canvas) -> None:
    """A tall block with lit windows, each with a reader, under a crescent."""
    c.rect(0, 0, 960, 600, "dk")
    land.moon(c, 826, 120, 62, "hi", "dk")
    for x, y, w in ((700, 210, 130), (820, 268, 110), (-30, 180, 90)):
        land.cloud(c, x, y, w, "bg")
    c.rect(690, 330, 270, 270, "bg@.6")
    for k in range(18):
        c.rect(710 + k % 6 * 42, 352 + k // 6 * 52, 22, 24, "ln" if k in (3, 8, 16) else "mid@.6")
    c.rect(80, 80, 580, 520, "bg")
    c.rect(60, 62, 620, 20, "lo")
    for j in range(4):
        for i in range(5):
            x, y = 112 + i * 108, 112 + j * 118
            lit = (i, j) not in ((1, 0), (4, 1), (2, 1), (3, 2), (0, 3), (4, 3))
            c.rect(x, y, 88, 84, "hi" if lit else "mid")
            if lit:
                kind = (i + j * 2) % 4
                c.rect(x, y, 88, 84, "ln@.25")
                c.rect(x + 40, y, 3, 14, "dk")
                c.pie(x + 42, y + 26, 15, 180, 360, "red")
                c.path([(x + 28, y + 27), (x + 56, y + 27), (x + 76, y + 84), (x + 8, y + 84)], "hi")
                people.bust(c, x + (28 if kind == 3 else 42), y + 76, 46, ("dk", "red", "stone", "dk")[kind])
                if kind == 3:
                    people.bust(c, x + 64, y + 76, 42, "red")
                c.rect(x, y + 74, 88, 10, "lo")
                c.path(
                    [(x + 30, y + 70), (x + 42, y + 74), (x + 54, y + 70), (x + 54, y + 76), (x + 30, y + 76)], "cream"
                )
            else:
                c.rect(x + 42, y, 4, 84, "bg")
    land.ground(c, [572, 556, 576, 560, 574, 562, 570], "dk")
    land.tree(c, 730, 580, 1.4, "#1D0809", "mid", "#1D0809")
    people.walking(c, 800, 590, 130, "red", face="hi", pack="hi", flip=True)


@scene("engineering-student-2", "dusk", "管廊里沿轨道行进的巡检机器人，灯光照向前方")
def tunnel(c: Canvas) -> None:
    """An inspection robot in a pipe gallery, its beam pointing right."""
    c.rect(0, 0, 960, 600, "ink")
    c.path("M0 40 H960 V470 H0 Z", "bg")
    for k in range(6):
        c.rect(30 + k * 176, 40, 18, 430, "mid@.6")
    for y, h, paint in ((70, 34, "lo"), (118, 24, "red"), (156, 44, "mid"), (222, 18, "lo")):
        c.rect(0, y, 960, h, paint)
        c.rect(0, y + h * 0.2, 960, h * 0.16, "hi@.22")
        for k in range(5):
            c.rect(96 + k * 210 + y % 50, y - 5, 18, h + 10, "dk", 3)
    for x in (250, 720):
        c.circle(x, 178, 40, "dk")
        c.ring(x, 178, 28, "hi", 5)
        with c.at(x, 178, 1, 40 if x < 400 else -30):
            c.rect(-2, -24, 4, 26, "red")
    mach.robot(c, 330, 492, 1.5, "hi", "ink", "red", "hi@.22")
    c.rect(0, 492, 960, 14, "sand")
    c.rect(0, 506, 960, 94, "dk")
    for k in range(16):
        c.rect(10 + k * 62, 506, 30, 20, "mid")
    c.rect(0, 560, 960, 6, "mid")


@scene("engineering-student-3", "paper", "俯视的自习室，三张桌子旁的学生三人一组讨论")
def groups(c: Canvas) -> None:
    """Three round-cornered tables from above, three students at each."""
    c.rect(0, 0, 960, 600, "tan")
    for k in range(10):
        c.rect(0, k * 62, 960, 2, "sand@.7")
        for n in range(5):
            c.rect(60 + n * 210 + (k % 2) * 104, k * 62, 2, 62, "sand@.7")
    for k, (x, y, base) in enumerate(((186, 190, 8), (490, 400, -10), (786, 196, 20))):
        c.circle(x + 8, y + 10, 106, "wine@.2")
        c.circle(x, y, 106, ("wine", "red", "wine")[k])
        for n in range(3):
            turn = base + n * 120
            with c.at(x, y, 1, turn):
                people.from_above(
                    c,
                    0,
                    142,
                    112,
                    (("red", "stone", "ink"), ("wine", "ink", "stone"), ("stone", "red", "ink"))[k][n],
                    face="#D0AE8F",
                    turn=0,
                )
                if n == 0:
                    obj.open_book(c, 0, 48, 82, cover="stone", lines=4)
                elif n == 1:
                    obj.sheet(c, 0, 46, 52, 70, paint="cream", ink="stone", lines=5)
                else:
                    c.rect(-36, 24, 72, 48, "stone", 4)
                    c.rect(-30, 30, 60, 20, "cream")
        c.circle(x, y, 15, "sand")
        c.circle(x, y, 9, "cream")
    room.cabinet(c, 20, 470, 230, 120, 4, 1, body="stone", front="wine", pull="sand")
    c.circle(880, 520, 46, "stone")
    for k in range(7):
        land.leaf(c, 880, 520, 74, k * 51, "wine" if k % 2 else "red", fat=0.3)
