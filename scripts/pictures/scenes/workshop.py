"""Numerical-control workshop."""

from __future__ import annotations

import math

from ..kit import machines as mach
from ..kit import objects as obj
from ..kit import people
from ..kit.canvas import Canvas
from .registry import scene


@scene("smart-workshop-1", "grey", "厂房天窗下的数控机床，师徒二人站在工位前")
def shop_floor(c: Canvas) -> None:
    """A saw-tooth roof, two machine tools, master and apprentice."""
    c.rect(0, 0, 960, 600, "bg")
    for k in range(4):
        x = -30 + k * 260
        c.path([(x, 150), (x, 30), (x + 260, 150)], "dk")
        c.path([(x + 10, 140), (x + 10, 56), (x + 96, 96), (x + 96, 140)], "hi")
        c.path([(x + 40, 140), (x + 70, 140), (x - 40, 470), (x - 150, 470)], "hi@.4")
    c.rect(0, 150, 960, 14, "lo")
    c.rect(0, 470, 960, 130, "mid")
    c.path([(0, 520), (960, 520), (960, 528), (0, 528)], "red")
    mach.lathe(c, 40, 486, 0.78, "lo", "dk")
    mach.lathe(c, 440, 500, 1.16, "red", "dk", "hi")
    people.standing(c, 300, 590, 350, "dk", head="sand", collar="hi", hands=((0.24, -0.5),))
    people.standing(c, 458, 590, 318, "stone", head="sand", collar="red", hands=((-0.2, -0.48), (0.22, -0.6)))
    c.rect(372, 392, 40, 46, "hi", 3)
    for k in range(3):
        c.rect(378, 402 + k * 10, (26, 20, 24)[k], 4, "red" if k == 0 else "lo")


@scene("smart-workshop-2", "dusk", "卡盘夹着的工件与车刀，铁屑成卷飞出")
def turning(c: Canvas) -> None:
    """Chuck, workpiece and tool close up; swarf curling away."""
    c.rect(0, 0, 960, 600, "ink")
    c.circle(140, 290, 330, "dk")
    c.circle(140, 290, 300, "lo")
    c.circle(140, 290, 300, "-/anti:dk@.25")
    c.circle(140, 290, 210, "mid")
    for k in range(3):
        with c.at(140, 290, 1, k * 120 + 30):
            c.rect(-40, -280, 80, 190, "sand", 6)
            for n in range(3):
                c.rect(-40, -250 + n * 46, 80, 8, "stone")
    c.rect(140, 204, 480, 172, "hi")
    c.rect(140, 204, 480, 30, "cream")
    c.rect(140, 320, 480, 56, "mid@.55")
    c.rect(430, 222, 190, 154, "sand")
    c.rect(430, 222, 190, 24, "cream")
    c.rect(430, 330, 190, 46, "lo@.6")
    c.rect(430, 204, 8, 172, "stone")
    for k in range(9):
        c.rect(450 + k * 19, 222, 3, 154, "stone@.5")
    c.path([(430, 384), (474, 450), (960, 520), (960, 600), (560, 600), (420, 470)], "stone")
    c.path([(426, 378), (480, 420), (452, 470), (418, 440)], "red")
    c.circle(700, 542, 16, "ink")
    c.circle(800, 556, 16, "ink")
    for k in range(3):
        curl = [
            (
                438 + (330 + k * 40) * t + 46 * t * math.cos(turn) - 20,
                380 - (300 + k * 46) * t ** (0.62 + 0.1 * k) - 46 * t * math.sin(turn),
            )
            for t, turn in ((n / 150, 9.2 * math.tau / 2 * n / 150 + k) for n in range(151))
        ]
        c.line(curl, ("red", "cream", "sand")[k], 9 - k)
    for k in range(12):
        with c.at(470 + c.rng.uniform(0, 330), 300 + c.rng.uniform(0, 130), 1, c.rng.uniform(0, 180)):
            c.rect(-7, -1.5, 14, 3, "cream" if k % 3 else "red")
    for x, y in ((906, 60), (906, 500)):
        c.circle(x, y, 14, "stone")
        c.rect(x - 9, y - 2, 18, 4, "ink")


@scene("smart-workshop-3", "paper", "图纸上的齿轮零件与一把卡尺")
def drawing(c: Canvas) -> None:
    """A gear on a drawing sheet, a caliper across it."""
    c.rect(0, 0, 960, 600, "wine")
    with c.at(470, 290, 1, -3):
        c.rect(-420, -250, 860, 530, "ink@.4")
        c.rect(-430, -260, 860, 530, "hi")
        c.rect(-430, -260, 860, 530, "-/grid:tan@.5")
        c.frame(-410, -240, 820, 490, "stone", 3)
        c.rect(220, 170, 190, 80, "hi")
        c.frame(220, 170, 190, 80, "stone", 3)
        c.line([(220, 200), (410, 200)], "stone", 2)
        c.line([(310, 200), (310, 250)], "stone", 2)
        c.rect(234, 182, 90, 7, "red")
        c.line([(-190, -238), (-190, 210)], "red", 2, (16, 7))
        c.line([(-408, -30), (60, -30)], "red", 2, (16, 7))
        obj.gear(c, -190, -30, 168, 22, "stone", hub="hi", holes=6, ring="hi")
        c.ring(-190, -30, 196, "wine", 2, (5, 6))
        c.rect(100, -190, 44, 300, "tan")
        for k in range(12):
            c.line([(100, -186 + k * 25), (144, -166 + k * 25)], "stone", 2)
        c.frame(100, -190, 44, 300, "stone", 4)
        for y in (-190, 110):
            c.line([(150, y), (206, y)], "stone", 2)
        c.line([(196, -186), (196, 106)], "stone", 2)
        c.path([(196, -190), (190, -174), (202, -174)], "stone")
        c.path([(196, 110), (190, 94), (202, 94)], "stone")
        for k in range(3):
            c.rect(250, -190 + k * 30, (130, 100, 116)[k], 7, "sand")
    with c.at(560, 470, 1, -16):
        c.rect(-330, -26, 720, 46, "sand", 4)
        for k in range(45):
            c.rect(-250 + k * 14, -26, 2, 20 if k % 5 == 0 else 12, "wine")
        c.path([(-330, -26), (-330, -96), (-312, -96), (-290, -26)], "sand")
        c.path([(-330, 20), (-330, 130), (-314, 118), (-270, 20)], "sand")
        c.rect(-160, -40, 150, 72, "red", 6)
        c.path([(-160, -36), (-160, -100), (-178, -100), (-180, -36)], "red")
        c.path([(-180, 24), (-172, 116), (-160, 130), (-110, 28)], "red")
        c.rect(-140, -14, 110, 20, "cream")
        for k in range(11):
            c.rect(-134 + k * 10, -14, 1.8, 11, "wine")
        c.circle(-30, 44, 15, "wine")


@scene("case-smart-bench-1", "warm", "工作台前的师傅与学徒，台上有台钳与工具")
def bench(c: Canvas) -> None:
    """Master and apprentice at a bench under a tool wall."""
    c.rect(0, 0, 960, 600, "bg")
    c.rect(60, 40, 840, 190, "hi")
    c.rect(60, 40, 840, 190, "-/dots:wine@.1")
    for k in range(5):
        with c.at(110 + k * 44, 70, 1):
            c.rect(-5, 0, 10, 60 + k * 14, "dk")
            c.ring(0, 60 + k * 14 + 10, 13, "dk", 7)
    for k in range(4):
        obj.screwdriver(c, 740 + k * 42, 206 - k * 10, 0.58, 0, "red" if k % 2 else "dk", "stone")
    obj.gear(c, 412, 130, 60, 16, "dk", hub="hi", holes=5)
    obj.gear(c, 506, 150, 42, 12, "red", hub="hi")
    c.path([(580, 70), (604, 70), (604, 184), (690, 184), (690, 208), (580, 208)], "stone")
    for k in range(7):
        c.rect(598, 82 + k * 15, 6, 3, "hi")
    people.standing(c, 300, 640, 470, "dk", head="sand", collar="hi", hands=((0.26, -0.5), (-0.05, -0.46)))
    people.standing(c, 668, 640, 424, "red", head="sand", collar="hi", hands=((-0.24, -0.54), (0.1, -0.48)))
    c.rect(0, 436, 960, 26, "lo")
    c.rect(0, 462, 960, 138, "dk")
    for k in range(4):
        c.rect(40 + k * 232, 490, 200, 80, "wine")
        c.rect(112 + k * 232, 520, 56, 9, "sand", 4)
    c.rect(430, 404, 140, 32, "stone")
    c.rect(440, 352, 44, 56, "stone", 4)
    c.rect(524, 352, 44, 56, "stone", 4)
    c.rect(478, 372, 56, 20, "hi")
    c.rect(478, 330, 30, 62, "sand")
    c.rect(568, 372, 44, 10, "dk")
    c.rect(608, 346, 8, 62, "dk", 4)
    c.rect(120, 424, 110, 12, "hi")
    for k in range(3):
        c.rect(760 + k * 44, 402 - k * 8, 34, 34 + k * 8, ("hi", "sand", "stone")[k], 3)


@scene("case-smart-bench-2", "grey", "一组互相啮合的齿轮")
def gears(c: Canvas) -> None:
    """A train of meshing gears, one of them red."""
    c.rect(0, 0, 960, 600, "bg")
    c.path("M0 600 L960 0 V600 Z", "#D8D0C4")
    train = (
        (270, 330, 210, 30, "lo", 0.0, 6),
        (556, 176, 128, 18, "red", 4.0, 5),
        (752, 398, 178, 24, "dk", 3.0, 6),
        (500, 470, 80, 12, "mid", 12.0, 4),
        (846, 110, 100, 14, "mid", 5.0, 4),
        (60, 90, 100, 14, "dk", 6.0, 4),
    )
    for x, y, r, teeth, paint, turn, holes in train:
        obj.gear(c, x + 9, y + 11, r, teeth, "dk@.16", hub="bg", turn=turn)
        obj.gear(c, x, y, r, teeth, paint, hub="hi", turn=turn, holes=holes, ring="hi@.5")
        c.circle(x, y, r * 0.11, paint)
        c.circle(x, y, r * 0.05, "hi")
