"""The registry."""

from __future__ import annotations

from ..kit import interior as room
from ..kit import objects as obj
from ..kit import people
from ..kit.canvas import Canvas
from .registry import scene


@scene("registry-1", "grey", "办事大厅的三个窗口，柜台内外的人正在办理事务")
def counters(c: Canvas) -> None:
    """Three service windows, staff inside, visitors outside."""
    c.rect(0, 0, 960, 600, "hi")
    c.rect(0, 0, 960, 74, "lo")
    c.rect(0, 74, 960, 8, "dk")
    for k in range(3):
        x = 60 + k * 296
        c.rect(x, 22, 248, 34, "red" if k == 1 else "mid", 6)
        for n in range(3):
            c.circle(x + 96 + n * 28, 39, 6, "hi" if k == 1 else "dk")
        c.rect(x, 104, 248, 216, "bg")
        c.rect(x + 150, 128, 78, 60, "mid")
        for n in range(3):
            c.rect(x + 160, 142 + n * 14, (56, 40, 50)[n], 5, "lo")
        people.bust(c, x + 108, 324, 168, ("lo", "red", "dk")[k], head="sand", collar="hi")
        c.rect(x, 104, 248, 216, "hi@.25")
        c.path([(x + 40, 104), (x + 90, 104), (x + 10, 320), (x - 0, 320), (x, 210)], "hi@.5")
        c.frame(x, 104, 248, 216, "dk", 6)
    c.rect(0, 318, 960, 26, "dk")
    c.rect(0, 344, 960, 130, "mid")
    for k in range(3):
        c.rect(60 + k * 296, 362, 248, 94, "bg")
    c.rect(0, 474, 960, 126, "lo")
    for x, h, paint, hands in (
        (190, 320, "dk", ((0.2, -0.62),)),
        (500, 330, "stone", ((-0.2, -0.62),)),
        (590, 300, "sand", ()),
        (810, 322, "red", ((-0.22, -0.62),)),
    ):
        people.standing(c, x, 586, h, paint, head="sand" if paint != "sand" else "hi", hands=hands)
    for x in (262, 424, 730):
        with c.at(x, 312, 1, -8):
            c.rect(-24, -6, 52, 12, "hi", 2)


@scene("registry-2", "paper", "许多零散的小表汇成一张大表")
def gather(c: Canvas) -> None:
    """Scattered small forms on the left, one ordered form on the right."""
    c.rect(0, 0, 960, 600, "tan")
    c.path([(0, 0), (520, 0), (640, 300), (520, 600), (0, 600)], "wine")
    for k in range(17):
        x, y = 60 + (k * 137) % 430, 50 + (k * 211) % 510
        with c.at(x, y, 0.9, (k * 37) % 70 - 35):
            w, h = (84, 60, 96)[k % 3], (62, 80, 54)[k % 3]
            obj.form(
                c,
                -w / 2,
                -h / 2,
                w,
                h,
                (3, 2, 4)[k % 3],
                (4, 5, 3)[k % 3],
                paint=("cream", "sand", "tan")[k % 3],
                ink="stone",
                head=("red", "stone", "#A0714D")[k % 3],
                line=1.6,
            )
    for k in range(3):
        c.path(
            [
                (486 + k * 34, 262),
                (512 + k * 34, 300),
                (486 + k * 34, 338),
                (500 + k * 34, 338),
                (526 + k * 34, 300),
                (500 + k * 34, 262),
            ],
            "cream" if k == 0 else "red",
        )
    c.rect(642, 82, 268, 460, "wine@.25")
    obj.form(
        c,
        630,
        70,
        268,
        460,
        4,
        10,
        paint="hi",
        ink="stone",
        head="red",
        line=2.4,
        filled=(
            (0, 2, "sand"),
            (0, 4, "sand"),
            (0, 6, "sand"),
            (0, 8, "sand"),
            (2, 3, "red"),
            (3, 5, "tan"),
            (1, 7, "tan"),
            (2, 8, "tan"),
            (1, 1, "tan"),
            (2, 1, "tan"),
            (3, 1, "tan"),
        ),
    )
    for j in range(1, 10):
        c.rect(642, 70 + j * 46 + 20, 40, 6, "wine")


@scene("registry-3", "dusk", "一排档案柜，拉开的抽屉里露出整齐的卷宗")
def archive(c: Canvas) -> None:
    """Filing cabinets in a row, one drawer pulled open towards the viewer."""
    c.rect(0, 0, 960, 600, "ink")
    c.rect(0, 500, 960, 100, "dk")
    for k in range(5):
        x = 20 + k * 188
        c.rect(x, 60, 176, 450, "mid")
        for j in range(4):
            c.rect(x + 10, 72 + j * 108, 156, 98, "lo" if (k + j) % 3 else "stone")
            c.rect(x + 58, 98 + j * 108, 60, 22, "sand")
            c.rect(x + 64, 106 + j * 108, 40, 4, "ink")
            c.rect(x + 68, 136 + j * 108, 40, 7, "ink", 3)
    c.path([(405, 288), (575, 288), (650, 400), (330, 400)], "ink")
    for k in range(9):
        t = k / 8
        y, half = 286 + 96 * t, 80 + 58 * t
        c.path(
            [
                (490 - half, y + 34),
                (490 - half, y - 30),
                (490 - half + 24 + k * 20 * 0.8, y - 30),
                (490 - half + 34 + k * 16, y - 44 - t * 4),
                (490 - half + 80 + k * 16, y - 44 - t * 4),
                (490 - half + 90 + k * 16, y - 30),
                (490 + half, y - 30),
                (490 + half, y + 34),
            ],
            "red" if k == 5 else ("cream", "sand", "#C7A98C")[k % 3],
        )
    c.path([(330, 396), (650, 396), (650, 520), (330, 520)], "lo")
    c.frame(330, 396, 320, 124, "ink", 4)
    c.rect(440, 420, 100, 36, "cream")
    c.rect(452, 432, 60, 6, "red")
    c.rect(452, 443, 44, 4, "stone")
    c.rect(456, 476, 68, 12, "ink", 5)
    room.pot(c, 884, 62, 0.6, "stone", "red")
    for k in range(3):
        c.rect(62 + k * 4, 48 - k * 12, 110 - k * 8, 12, ("red", "sand", "stone")[k], 2)


@scene("case-registry-one-form-1", "warm", "墙面上一张巨大的表，表前站着几个小小的人")
def giant_form(c: Canvas) -> None:
    """A wall-sized form, people the size of one cell in front of it."""
    c.rect(0, 0, 960, 600, "wine")
    c.rect(0, 0, 960, 600, "-/vert:red@.25")
    filled = (
        (0, 1, "tan"),
        (0, 2, "tan"),
        (0, 3, "tan"),
        (0, 4, "tan"),
        (0, 5, "tan"),
        (2, 2, "sand"),
        (4, 3, "red"),
        (5, 1, "sand"),
        (3, 4, "sand"),
        (6, 5, "tan"),
        (1, 3, "sand"),
        (6, 2, "tan"),
    )
    obj.form(c, 90, 30, 780, 470, 7, 6, paint="hi", ink="wine", head="red", line=4, filled=filled)
    for j in range(1, 6):
        c.rect(108, 30 + j * 78.3 + 34, 70, 9, "wine")
    for i, j in ((1, 1), (2, 1), (3, 2), (5, 3), (1, 5), (3, 1), (5, 4), (2, 4)):
        c.line(
            [
                (90 + i * 111 + 34, 30 + j * 78 + 40),
                (90 + i * 111 + 52, 30 + j * 78 + 58),
                (90 + i * 111 + 84, 30 + j * 78 + 18),
            ],
            "stone",
            7,
        )
    c.rect(0, 520, 960, 80, "mid")
    c.rect(0, 512, 960, 10, "ink")
    c.line([(560, 520), (596, 250)], "stone", 6)
    c.line([(610, 520), (646, 250)], "stone", 6)
    for k in range(7):
        c.line([(565 + k * 4.5, 484 - k * 36), (615 + k * 4.5, 484 - k * 36)], "stone", 5)
    people.standing(c, 618, 392, 150, "ink", head="sand", hands=((0.12, -1.02),))
    people.standing(c, 250, 572, 176, "ink", head="sand", collar="hi", hands=((0.24, -0.84),))
    people.standing(c, 330, 578, 166, "red", head="sand", collar="hi")
    people.standing(c, 780, 574, 172, "stone", head="sand", collar="hi", hands=((-0.2, -0.84),))


@scene("case-registry-one-form-2", "grey", "多条纸带汇入一只文件夹")
def ribbons(c: Canvas) -> None:
    """Paper ribbons flowing in from the edges and ending in one red folder."""
    c.rect(0, 0, 960, 600, "hi")
    paints = ("mid", "lo", "sand", "red", "bg", "dk", "mid", "#B59A80")
    c.path("M490 552 V296 H640 L672 332 H890 V552 Z", "dk")
    for k, paint in enumerate(paints):
        y0 = -20 + k * 78
        end = 540 + k * 42
        way = f"M-30 {y0} C300 {y0} {end - 190} {20 + k * 12} {end} 450"
        c.line(way, paint, 26)
        c.line(way, "hi@.8" if paint in ("lo", "dk", "red") else "lo@.8", 4, (30, 16 + k * 3))
    obj.folder(c, 490, 552, 400, 250, "-", "red")
    c.rect(600, 462, 180, 54, "hi", 4)
    c.rect(616, 478, 110, 8, "dk")
    c.rect(616, 494, 70, 6, "mid")
    c.rect(0, 560, 960, 40, "mid")
    c.rect(0, 552, 960, 8, "lo")
