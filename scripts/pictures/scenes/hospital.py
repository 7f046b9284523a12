"""Intensive care and medical imaging."""

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
    for x, h, paint, coat, hands in ((640, 330, "dk", "", ((-0.2, -0.45),)), (830, 338, "dk", "hi", ((-0.19, -0.46),)), (736, 322, "lo", "", ())):
        people.standing(c, x, 560, h, paint, head="mid", coat=coat, collar="hi", hands=hands, cap="nurse" if paint == "lo" else "")
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
    for k, (kind, beats, h, paint) in enumerate((("ecg", 4, 54, "hi"), ("wave", 4, 46, "#E0574F"), ("breath", 3, 34, "ln"), ("ecg", 3, 26, "lo"))):
        y = 172 + k * 84
        c.line([(130, y + 26), (650, y + 26)], "mid@.6", 1.4)
        c.line(med.pulse(134, y, 370, beats, h, kind), paint, 5)
        c.circle(504, y, 6, paint)
        for n in range(2):
            c.rect(550 + n * 40, y - 34, 30, 44, f"{paint}@.95", 5)
            c.rect(558 + n * 40, y - 26, 14, 11, "dk")
            c.rect(558 + n * 40, y - 9, 14, 11, "dk")
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
        c.path([(left, 8 + 190 * t0 ** 0.8), (right, 8 + 190 * t1 ** 0.8), (right + 330 - 150 * t1, 8 + 190 * t1 ** 0.8), (left + 430 - 250 * t0, 8 + 190 * t0 ** 0.8)], "hi@.7")
    c.path([(0, 392), (560, 296), (560, 302), (0, 410)], "red")
    c.path([(960, 372), (700, 296), (700, 302), (960, 388)], "red")
    c.path([(776, 206), (866, 152), (866, 434), (776, 378)], "bg")
    c.path([(792, 232), (850, 200), (850, 282), (792, 292)], "hi@.8")
    room.bench(c, 130, 448, 460, "ink")
    for x, paint, face, flip, lean in ((206, "hi", "sand", False, 6), (424, "red", "sand", True, 5), (530, "#8C7B6C", "sand", True, 1)):
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
            c.path(f"M{x} {y - 26} Q{x + 26} {y + 4} {x + 18} {y + 14} A20 20 0 0 1 {x - 18} {y + 14} Q{x - 26} {y + 4} {x} {y - 26} Z", "red")
        elif k == 1:
            c.line(med.pulse(x - 30, y + 6, 60, 2, 28), "dk", 4)
        elif k == 2:
            for s in (-1, 1):
                c.path(f"M{x + s * 4} {y - 16} Q{x + s * 28} {y - 20} {x + s * 28} {y + 22} Q{x + s * 10} {y + 18} {x + s * 4} {y + 10} Z", "red")
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
                med.slice_ct(c, x + 45 + n % 3 * 62, 144 + n // 3 * 64, 21, 24 - abs(n - 4), ("hi", "mid", "sand", "lo", "ink"))
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
        med.slice_ct(c, x + 84, y + 112, 70 - k * 5, 88 - k * 7, ("hi", "#D9A78F", "lo", "mid", "dk"), spot="hi" if n == 6 else "")
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
