"""Medical imaging."""

from __future__ import annotations

from ..kit import interior as room
from ..kit import medical as med
from ..kit import objects as obj
from ..kit import people
from ..kit.canvas import Canvas
from .registry import scene


@scene("imaging-1", "dusk", "昏暗的读片室里，两个人并肩看着一排影像屏幕")
def reading_room(c: Canvas) -> None:
    """Two backs in front of glowing screens."""
    c.rect(0, 0, 960, 600, "ink")
    c.rect(0, 60, 960, 300, "bg")
    for k, x in enumerate((40, 262, 484, 706)):
        c.path([(x - 20, 330), (x + 234, 330), (x + 270, 470), (x - 56, 470)], "hi@.06")
        med.screen(c, x, 96, 214, 226, frame="ink", face="#14100D", foot=44)
        cx, cy = x + 107, 209
        if k == 0:
            med.chest(c, cx, cy, 0.58, "hi", "stone", "lo")
        elif k == 1:
            med.slice_ct(c, cx, cy, 80, 88, ("hi", "lo", "mid", "sand", "ink"))
        elif k == 2:
            med.slice_ct(c, cx, cy, 80, 88, ("hi", "lo", "mid", "sand", "ink"), spot="red")
            c.ring(cx + 37, cy - 9, 24, "red", 4)
        else:
            for n in range(9):
                c.rect(x + 18 + n % 3 * 62, 116 + n // 3 * 64, 54, 56, "bg")
                med.slice_ct(
                    c, x + 45 + n % 3 * 62, 144 + n // 3 * 64, 21, 24 - abs(n - 4), ("hi", "mid", "sand", "lo", "ink")
                )
    c.rect(0, 366, 960, 18, "mid")
    c.rect(0, 384, 960, 216, "dk")
    c.rect(250, 344, 120, 22, "stone", 4)
    c.rect(560, 344, 120, 22, "stone", 4)
    for x, paint in ((392, "red"), (574, "hi")):
        c.rect(x - 62, 470, 124, 150, "stone", 18)
        people.bust(c, x, 620, 268, paint, head="sand")
    c.line("M470 520 L508 430 L540 310", "red", 26)
    c.circle(541, 304, 14, "sand")


@scene("imaging-2", "night", "两行断层影像，其中一幅被框出")
def series(c: Canvas) -> None:
    """Eight slices of a series, sizes swelling and falling, one framed."""
    c.rect(0, 0, 960, 600, "dk")
    for n in range(10):
        i, j = n % 5, n // 5
        x, y = 34 + i * 181, 54 + j * 258
        c.rect(x, y, 168, 232, "bg")
        c.rect(x + 12, y + 214, 60, 5, "mid")
        c.rect(x + 140, y + 12, 5 + j * 6, 5, "mid")
        k = abs(4.5 - n)
        med.slice_ct(
            c,
            x + 84,
            y + 112,
            70 - k * 5,
            88 - k * 7,
            ("hi", "#D9A78F", "lo", "mid", "dk"),
            spot="hi" if n == 6 else "",
        )
    c.frame(215, 312, 168, 232, "hi", 6)
    c.ring(328, 416, 22, "hi", 3)
    c.line([(0, 24), (960, 24)], "mid", 3)
    for k in range(33):
        c.line([(34 + k * 28, 18), (34 + k * 28, 30)], "mid", 2)
    c.rect(215, 16, 168, 16, "lo")


@scene("imaging-3", "grey", "圆环形扫描机与伸出的检查床")
def gantry(c: Canvas) -> None:
    """A ring scanner seen from the foot of its couch."""
    c.rect(0, 0, 960, 430, "bg")
    c.rect(700, 60, 200, 130, "lo")
    c.rect(712, 72, 176, 106, "hi")
    people.bust(c, 770, 178, 84, "dk")
    people.bust(c, 838, 178, 76, "red")
    c.rect(0, 380, 960, 50, "mid")
    room.floor(c, 430, "mid", "lo")
    c.ellipse(420, 520, 380, 60, "dk@.18")
    c.rect(150, 48, 490, 470, "hi", 120)
    c.rect(150, 48, 490, 470, "-/dots@.08", 120)
    c.rect(212, 486, 366, 40, "lo", 10)
    c.circle(395, 262, 184, "mid")
    c.ring(395, 262, 168, "red", 9)
    c.circle(395, 262, 142, "dk")
    c.circle(395, 262, 112, "ink")
    for k in range(24):
        with c.at(395, 262, 1, k * 15):
            c.rect(-2, -158, 4, 12, "lo")
    c.path([(300, 318), (490, 318), (610, 470), (330, 470)], "hi")
    c.path([(300, 318), (490, 318), (494, 330), (300, 330)], "red")
    c.path([(330, 470), (610, 470), (610, 496), (330, 496)], "lo")
    c.rect(400, 496, 140, 76, "dk")
    c.rect(360, 566, 220, 16, "dk", 4)
    c.ellipse(396, 322, 44, 14, "mid")
    c.circle(396, 300, 27, "sand")
    c.path("M362 344 Q364 326 396 326 Q428 326 436 344 L500 440 Q520 466 500 470 H392 Q376 468 374 448 Z", "stone")
    c.path("M368 372 L456 372 L520 470 H376 Z", "red")
    for k in range(2):
        c.rect(180, 170 + k * 90, 34, 60, "mid", 8)
        c.circle(197, 186 + k * 90, 6, "red")
        c.circle(197, 212 + k * 90, 6, "dk")
    people.standing(c, 790, 566, 300, "red", head="sand", coat="hi", hands=((-0.24, -0.5),))
    room.pot(c, 66, 520, 1.1)


@scene("case-imaging-double-sign-1", "night", "左右对称的两个人各看一块屏幕上的同一幅影像")
def two_readers(c: Canvas) -> None:
    """A mirrored composition: two readers back to back, the same film twice."""
    c.rect(0, 0, 480, 600, "dk")
    c.rect(480, 0, 480, 600, "bg")
    for side in (False, True):
        with c.at(960 if side else 0, 0, 1, 0, side):
            c.path([(60, 90), (60, 360), (420, 520), (420, 40)], "hi@.07")
            c.rect(44, 66, 230, 300, "mid", 8)
            c.rect(56, 78, 206, 276, "ink" if not side else "dk", 4)
            med.chest(c, 159, 214, 0.66, "hi", "lo", "#D9A78F")
            c.ring(196, 226, 25, "hi", 5)
            c.rect(150, 366, 18, 60, "mid")
            c.rect(0, 424, 300, 16, "hi" if side else "mid")
            c.rect(24, 440, 14, 160, "mid")
            c.rect(330, 500, 96, 14, "hi")
            c.rect(370, 514, 12, 86, "mid")
            people.seated(c, 384, 500, 250, "hi" if side else "red", face="sand", flip=True, lean=6, reach=(66, -34))
    c.rect(474, 0, 12, 600, "hi@.8")


@scene("case-imaging-double-sign-2", "grey", "灯箱上的一张胸片，下方并排两支笔")
def film(c: Canvas) -> None:
    """A chest film on a light box, two pens below."""
    c.rect(0, 0, 960, 600, "lo")
    c.rect(0, 0, 960, 600, "-/horiz:dk@.25")
    c.rect(170, 34, 620, 420, "dk", 14)
    c.rect(190, 54, 580, 380, "hi")
    c.rect(300, 60, 360, 368, "#3F362F")
    med.chest(c, 480, 248, 1.08, "#CFC3B3", "#0F0B09", "#8C7F72")
    c.ring(568, 270, 38, "red", 6)
    for x in (330, 480, 630):
        c.rect(x - 16, 48, 32, 22, "mid", 4)
    c.rect(0, 480, 960, 120, "mid")
    c.rect(0, 474, 960, 10, "dk")
    c.rect(230, 502, 500, 80, "hi")
    for k, x in enumerate((260, 500)):
        c.line([(x, 560), (x + 190, 560)], "dk", 3)
        c.line(f"M{x + 14} 550 q14 -34 26 -6 t26 -10 t24 6 t30 -14", "red" if k else "dk", 4)
    obj.pen(c, 396, 554, 190, 66, "dk", "hi")
    obj.pen(c, 640, 554, 190, 66, "red", "hi")
