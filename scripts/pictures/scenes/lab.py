"""Physiology laboratory and germplasm laboratory."""

from __future__ import annotations

from ..kit import interior as room
from ..kit import medical as med
from ..kit import nature as land
from ..kit import objects as obj
from ..kit import people
from ..kit.canvas import Canvas
from .registry import scene


@scene("physiology-1", "night", "夜里亮着灯的开放实验室，几个人围在摆着玻璃器皿和示波仪的长桌旁")
def open_lab(c: Canvas) -> None:
    """A long bench under three pendant lamps, people on both sides."""
    c.rect(60, 70, 300, 210, "dk")
    land.moon(c, 140, 140, 30, "hi", "dk")
    c.path("M60 280 V240 L130 206 L190 244 L260 190 L360 250 V280 Z", "mid")
    room.bars(c, 60, 70, 300, 210, "bg", 4, 2, "lo")
    c.rect(600, 96, 320, 10, "dk")
    c.rect(600, 196, 320, 10, "dk")
    for k in range(9):
        tall = 34 + (k * 17) % 34
        c.rect(614 + k * 34, 96 - tall, 20, tall, ("mid", "hi", "lo")[k % 3], 4)
        c.rect(618 + k * 34, 86 - tall, 12, 12, "mid")
    for k in range(7):
        c.circle(630 + k * 44, 178, 18, ("lo", "mid", "hi")[k % 3])
        c.rect(624 + k * 44, 142, 12, 24, ("lo", "mid", "hi")[k % 3])
    for x in (200, 480, 760):
        room.pendant(c, x, 96, 110, "lo", "hi@.13", 430)
    for x, h, paint, head in ((150, 170, "lo", "sand"), (322, 186, "mid", "sand"), (640, 180, "lo", "sand"), (812, 172, "mid", "sand")):
        people.bust(c, x, 410, h, paint, head=head, collar="hi")
    c.rect(40, 404, 880, 20, "hi")
    c.rect(40, 424, 880, 176, "lo/vert:dk@.4")
    med.screen(c, 414, 262, 150, 118, frame="dk", face="mid", foot=24)
    c.line(med.pulse(424, 330, 130, 2, 44, "wave"), "hi", 4)
    med.flask(c, 246, 404, 0.42, "red", "hi@.35")
    med.rack(c, 690, 404, [(0.6, "red"), (0.3, "ln"), (0.8, "red"), (0.5, "ln")], 0.5, "hi@.4")
    med.beaker(c, 600, 404, 0.5, "ln", "hi@.4")
    for x, h in ((250, 190), (530, 206), (740, 186)):
        people.bust(c, x, 610, h, "dk", wide=1.05)


@scene("physiology-2", "warm", "台灯下的实验台，示波仪屏幕上起伏的脉搏曲线")
def scope(c: Canvas) -> None:
    """An oscilloscope close up in the cone of a desk lamp."""
    c.rect(0, 0, 960, 450, "wine")
    c.rect(40, 150, 70, 8, "sand")
    for k, h in enumerate((56, 74, 48)):
        c.rect(46 + k * 20, 150 - h, 16, h, ("red", "sand", "tan")[k])
    c.rect(0, 450, 960, 12, "lo")
    c.circle(600, 260, 330, "#4A1F1C")
    c.rect(0, 450, 960, 150, "mid")
    c.rect(0, 450, 960, 12, "lo")
    c.rect(330, 128, 500, 318, "hi", 18)
    c.rect(370, 446, 60, 14, "dk")
    c.rect(730, 446, 60, 14, "dk")
    c.rect(356, 156, 330, 228, "dk", 10)
    for k in range(1, 6):
        c.line([(356 + 55 * k, 156), (356 + 55 * k, 384)], "stone@.7", 1.4)
    for k in range(1, 4):
        c.line([(356, 156 + 57 * k), (686, 156 + 57 * k)], "stone@.7", 1.4)
    c.line(med.pulse(366, 318, 310, 3, 110, "wave"), "bg", 7)
    c.line(med.pulse(366, 360, 310, 3, 26, "ecg"), "red", 4)
    for k in range(2):
        for j in range(3):
            c.circle(724 + k * 60, 184 + j * 62, 21, "dk" if (k, j) != (1, 1) else "red")
            with c.at(724 + k * 60, 184 + j * 62, 1, (k * 3 + j) * 50 - 60):
                c.rect(-2.5, -18, 5, 16, "hi")
    for k in range(4):
        c.rect(366 + k * 82, 402, 56, 20, "mid", 6)
    c.rect(706, 366, 100, 56, "bg/horiz@.6")
    c.line("M706 446 q0 60 -120 66 t-170 34", "dk", 5)
    c.rect(330, 530, 96, 28, "dk", 12)
    room.desk_lamp(c, 170, 470, 1.62, "red", "ink", "hi@.2")
    for k in range(3):
        c.rect(40 + k * 6, 520 - k * 20, 190 - k * 16, 20, ("wine", "hi", "red")[k], 3)
    obj.sheet(c, 700, 528, 210, 100, lines=4, turn=-5)
    obj.pen(c, 800, 552, 120, 62, "dk")


@scene("physiology-3", "grey", "指向九点半的挂钟，钟下一排显微镜与翻开的记录本")
def half_past_nine(c: Canvas) -> None:
    """A big clock over a row of microscopes."""
    c.rect(0, 0, 960, 470, "hi")
    c.rect(0, 250, 960, 220, "bg")
    c.rect(0, 246, 960, 8, "mid")
    c.circle(496, 194, 140, "mid")
    room.clock(c, 484, 182, 140, 21, 30)
    room.floor(c, 470, "lo", "dk")
    c.rect(0, 500, 960, 100, "-/horiz:dk@.4")
    for x, s, flip in ((112, 0.72, True), (292, 0.5, True), (676, 0.5, False), (852, 0.72, False)):
        with c.at(x, 480, 1, 0, flip):
            med.microscope(c, 0, 0, s, "dk", "lo")
    obj.open_book(c, 490, 520, 210, cover="red", lines=5, h=96)
    obj.pen(c, 560, 556, 110, 58, "dk")


@scene("case-physiology-open-night-1", "dusk", "夜色中的实验楼，只有一层窗户全部亮着")
def lit_floor(c: Canvas) -> None:
    """The laboratory building at night, one storey alight."""
    c.rect(0, 0, 960, 600, "dk")
    c.circle(146, 118, 44, "hi")
    land.ground(c, [470, 430, 450, 420, 440, 410, 430], "bg")
    c.rect(230, 70, 600, 490, "mid")
    c.rect(830, 150, 110, 410, "bg")
    c.rect(830, 150, 110, 410, "-/vert@.3")
    c.rect(212, 54, 636, 18, "lo")
    for j in range(5):
        y = 98 + j * 88
        lit = j == 2
        if lit:
            c.rect(230, y - 12, 600, 84, "red")
        for i in range(8):
            x = 254 + i * 70
            c.rect(x, y, 58, 58, "hi" if lit else "bg")
            if lit:
                if i % 2 == 0:
                    people.bust(c, x + 30, y + 58, 44, "dk" if i % 4 else "red")
                else:
                    med.flask(c, x + 20, y + 57, 0.13, "red", "bg")
                    c.rect(x + 36, y + 24, 14, 34, "stone")
            else:
                c.rect(x, y + 29, 58, 3, "mid")
    c.rect(490, 512, 80, 48, "hi")
    c.rect(528, 512, 4, 48, "mid")
    c.path("M230 560 H830 L960 600 H120 Z", "hi@.12")
    land.ground(c, [566, 560, 570, 558, 566, 562, 570], "dk")
    for x, h in ((60, 260), (130, 200), (900, 230)):
        land.poplar(c, x, 580, h, "ink", "ink")
    people.walking(c, 420, 584, 96, "hi")
    people.walking(c, 350, 590, 100, "red", face="hi", pack="hi")


@scene("case-physiology-open-night-2", "paper", "夹着传感器的手指与延伸成长卷的脉搏波形")
def finger(c: Canvas) -> None:
    """A finger in a clip, its trace unrolling as a paper strip."""
    c.rect(0, 0, 960, 600, "tan")
    c.rect(0, 0, 960, 600, "-/grid:sand@.5")
    c.path("M330 120 H960 V330 H330 Z", "hi")
    c.path("M330 120 H960 V330 H330 Z", "-/grid:red@.16")
    c.circle(330, 225, 105, "dk")
    c.circle(330, 225, 44, "stone")
    c.circle(330, 225, 14, "hi")
    c.line(med.pulse(440, 286, 520, 4, 130, "wave"), "red", 8)
    c.path("M0 400 Q130 380 250 396 L480 424 H590 Q622 424 622 452 Q622 480 590 480 H360 Q330 480 322 496 "
           "Q352 506 352 528 Q352 552 322 554 Q330 566 322 580 Q312 600 280 600 H0 Z", "sand")
    c.line("M322 496 Q270 500 236 488", "#A0714D", 4)
    c.line("M322 554 Q270 558 236 548", "#A0714D", 4)
    c.path("M548 432 H596 Q612 436 612 450 Q612 462 596 464 H548 Q536 448 548 432 Z", "hi@.75")
    c.path("M690 380 H480 Q462 380 460 398 L456 426 Q530 440 600 424 H690 Q716 424 716 402 Q716 380 690 380 Z", "red")
    c.path("M456 478 L460 506 Q462 524 480 524 H690 Q716 524 716 502 Q716 478 690 478 H600 Q530 468 456 478 Z", "wine")
    c.circle(676, 451, 30, "wine")
    c.circle(676, 451, 14, "hi")
    c.line("M716 402 Q850 396 826 490 T920 620", "wine", 7)
    for k in range(3):
        c.rect(500 + k * 24, 392, 10, 22, "hi@.5", 4)


@scene("seed-lab-2", "paper", "排列成行的培养皿，皿中的种子正在发芽")
def dishes(c: Canvas) -> None:
    """Twelve dishes in three rows, germination advancing from row to row."""
    c.rect(0, 0, 960, 600, "tan")
    for j in range(3):
        for i in range(4):
            x, y = 138 + i * 228, 108 + j * 192
            odd = (i, j) == (2, 1)
            c.circle(x + 8, y + 9, 86, "sand")
            c.circle(x, y, 86, "wine" if odd else "hi")
            c.ring(x, y, 86, "wine", 3)
            c.ring(x, y, 74, "sand", 2)
            for n in range(6):
                with c.at(x, y, 1, n * 72 + i * 13):
                    radius = 0 if n == 5 else 44
                    land.sprout(c, 0, -radius, 1.0, c.rng.uniform(-40, 40), "sand" if odd else "#C79E77" if (n + i) % 3 else "stone",
                                "red" if not odd else "hi", min(1, 0.15 + j * 0.36 + c.rng.uniform(0, 0.2)))


@scene("seed-lab-3", "dusk", "低温种质库里一层层装着种子的玻璃瓶")
def seed_vault(c: Canvas) -> None:
    """Shelves of jars in cold light, running towards a door."""
    c.rect(0, 0, 960, 600, "dk")
    c.path([(380, 180), (580, 180), (580, 420), (380, 420)], "mid")
    room.door(c, 430, 420, 100, 190, "lo", "bg", "hi")
    c.path("M380 420 H580 L780 600 H180 Z", "bg")
    c.path("M430 420 H530 L600 600 H360 Z", "hi@.18")
    c.path("M380 180 H580 L780 0 H180 Z", "bg@.6")
    c.rect(470, 0, 20, 180, "hi@.35")
    for side in (False, True):
        with c.at(960 if side else 0, 0, 1, 0, side):
            for j in range(4):
                near, far = 20 + j * 152, 186 + j * 62
                c.path([(0, near + 138), (380, far + 58), (380, far + 62), (0, near + 152)], "mid")
                for k in range(6):
                    t = k / 6
                    scale = 1 - t * 0.66
                    x = 8 + 380 * (1 - (1 - t) ** 1.55)
                    base = near + 138 + (far + 58 - near - 138) * (x / 380) + 2
                    w, h = 76 * scale, 106 * scale
                    c.rect(x, base - h, w, h, "hi@.85", 8 * scale)
                    fill = h * (0.35 + 0.4 * ((k * 5 + j * 3 + side * 2) % 7) / 7)
                    c.rect(x + 3, base - fill, w - 6, fill - 2, ("red", "#B88A66", "lo", "#8C6A4F")[(k + j * 2 + side) % 4] + ("/dots:hi@.3" if scale > 0.6 else ""), 6 * scale)
                    c.rect(x + w * 0.06, base - h - 10 * scale, w * 0.88, 12 * scale, "stone", 3 * scale)
                    c.rect(x + w * 0.26, base - h * 0.86, w * 0.48, h * 0.16, "dk")
    people.standing(c, 480, 470, 150, "red", head="sand", coat="hi", hands=((0.13, -0.42),))
    c.rect(492, 398, 26, 32, "hi", 3)


@scene("case-seed-diary-1", "warm", "从种子到抽穗的七个生长阶段排成一行")
def stages(c: Canvas) -> None:
    """Seven stages over a cut through the soil."""
    c.rect(0, 0, 960, 400, "hi")
    c.circle(180, 130, 74, "red")
    for k in range(5):
        c.line([(0, 340 - k * 70), (960, 340 - k * 70)], "sand", 1.6, (4, 8))
    c.rect(0, 400, 960, 200, "wine")
    c.rect(0, 490, 960, 110, "-/diag:sand@.25")
    for k in range(60):
        c.circle(c.rng.uniform(0, 960), c.rng.uniform(420, 590), c.rng.uniform(1.5, 4), "sand@.5")
    for k in range(7):
        land.seedling(c, 78 + k * 134, 400, k, 1.15, "stone", "sand", "red")
    for k in range(7):
        c.circle(78 + k * 134, 566, 9, "hi" if k < 5 else "wine")
        c.ring(78 + k * 134, 566, 9, "hi", 2.4)
    c.line([(87, 566), (873, 566)], "hi@.5", 2)


@scene("case-seed-diary-2", "grey", "显微镜与圆形视野里的种子")
def under_lens(c: Canvas) -> None:
    """A microscope beside what it shows."""
    c.rect(0, 0, 960, 520, "bg")
    room.floor(c, 520, "mid", "dk")
    c.circle(628, 268, 236, "dk")
    c.circle(628, 268, 224, "hi")
    c.circle(628, 268, 224, "-/dots@.14")
    for k, (dx, dy) in enumerate(((0, 0), (-104, -84), (96, -102), (-122, 66), (112, 76), (-6, 142), (0, -158), (-188, -12), (186, -20))):
        land.sprout(c, 628 + dx, 268 + dy, 2.6 if k == 0 else 1.7, k * 47, "red" if k in (0, 4) else ("lo" if k % 2 else "#B59A80"), "lo", 0.9 if k in (0, 3) else 0.05)
    c.line([(628, 60), (628, 110)], "dk", 2)
    c.line([(420, 268), (470, 268)], "dk", 2)
    med.microscope(c, 220, 522, 1.06, "dk", "lo")


@scene("seed-lab-1", "warm", "划成方格的试验田，田边的小屋与弯腰记录的人")
def plots(c: Canvas) -> None:
    """Trial plots in perspective with a field hut and a person taking notes."""
    c.rect(0, 0, 960, 250, "hi")
    c.circle(220, 150, 70, "red")
    land.peaks(c, [(-20, 250), (90, 190), (210, 236), (360, 160), (520, 230), (680, 150), (820, 220), (980, 170)], "mid", shade="-/horiz@.4")
    c.rect(0, 250, 960, 350, "bg")
    lines = [250, 290, 344, 416, 510, 640]
    for j in range(5):
        top, low = lines[j] + 7 + j, lines[j + 1] - 7 - j
        for i in range(-4, 5):
            def px(k: float, y: float) -> float:
                """Horizontal position of a plot edge at height y."""
                return 480 + k * (62 + (y - 250) * 0.62)
            gap = 0.06
            quad = [(px(i - 0.5 + gap, top), top), (px(i + 0.5 - gap, top), top), (px(i + 0.5 - gap, low), low), (px(i - 0.5 + gap, low), low)]
            paint = ("red", "sand/horiz:wine@.4", "wine", "sand", "red/vert:hi@.35", "hi/diag@.5", "wine/dots:sand@.5")[(i * 3 + j * 5) % 7]
            c.path(quad, paint)
    land.house(c, 700, 264, 1.5, door="red")
    land.poplar(c, 660, 262, 150, "wine")
    land.poplar(c, 870, 262, 120, "wine")
    with c.at(318, 520, 1.9):
        people.limbs(c, "ink", hip=(0, -46), neck=(26, -66), head=(46, -72), r=10.5, face="sand", thick=2.1,
                     feet=(((10, -22), (2, 0)), ((-8, -22), (-12, 0))), hands=(((34, -42), (44, -34)),))
        people.hat(c, 46, -72, 10.5, "straw")
        c.rect(38, -40, 24, 16, "hi", 2)
    for x, y, h in ((520, 350, 54), (560, 352, 52)):
        people.standing(c, x, y, h, "ink", cap="hat")
