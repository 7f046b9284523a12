"""The physiology laboratory."""

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
    for x, h, paint, head in (
        (150, 170, "lo", "sand"),
        (322, 186, "mid", "sand"),
        (640, 180, "lo", "sand"),
        (812, 172, "mid", "sand"),
    ):
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
    c.path(
        "M0 400 Q130 380 250 396 L480 424 H590 Q622 424 622 452 Q622 480 590 480 H360 Q330 480 322 496 "
        "Q352 506 352 528 Q352 552 322 554 Q330 566 322 580 Q312 600 280 600 H0 Z",
        "sand",
    )
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
