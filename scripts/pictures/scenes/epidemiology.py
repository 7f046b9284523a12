"""Epidemiology in the counties."""

from __future__ import annotations

from ..kit import interior as room
from ..kit import machines as mach
from ..kit import nature as land
from ..kit import objects as obj
from ..kit import people
from ..kit.canvas import Canvas
from .registry import scene


@scene("epidemiology-1", "warm", "山间村落与蜿蜒的乡路，两名背包的调查人员走向农舍")
def village_road(c: Canvas) -> None:
    """A winding road between villages, two people with packs on it."""
    c.rect(0, 0, 960, 600, "hi")
    c.circle(690, 130, 66, "red")
    land.cloud(c, 110, 96, 150, "tan")
    land.peaks(
        c,
        [(-20, 270), (120, 120), (270, 250), (420, 90), (600, 262), (770, 150), (980, 270)],
        "mid",
        shade="-/horiz@.45",
    )
    land.ground(c, [300, 262, 296, 318, 280, 262, 290], "bg")
    land.ground(c, [372, 340, 330, 360, 352, 318, 330], "lo")
    land.ground(c, [430, 452, 420, 392, 412, 440, 420], "dk")
    c.path(
        "M330 620 Q420 540 560 520 Q700 500 660 450 Q620 410 480 402 Q380 394 420 360 Q450 336 540 330 "
        "L556 330 Q480 342 456 362 Q436 384 520 388 Q690 400 720 452 Q752 520 640 556 Q560 580 540 620 Z",
        "tan",
    )
    for x, y, s in ((560, 330, 0.72), (650, 318, 0.8), (476, 322, 0.56), (770, 346, 1.0)):
        land.house(c, x, y, s)
    for x, y, h in ((740, 340, 84), (880, 344, 100), (452, 326, 60)):
        land.poplar(c, x, y, h, "dk")
    land.house(c, 90, 470, 2.0, wall="tan", roof="red", door="wine", window="wine")
    land.tree(c, 54, 480, 1.2, "lo", "sand", "sand")
    people.walking(c, 520, 560, 196, "cream", face="sand", pack="red", flip=True)
    people.walking(c, 628, 540, 182, "sand", face="cream", pack="cream", flip=True)
    for k in range(12):
        land.sprig(c, 700 + k * 24, 600 - (k % 3) * 14, 40, "sand@.8", 2, width=2, tip=False)


@scene("epidemiology-2", "grey", "分成色块的县域地图与疏密不同的病例点")
def county_map(c: Canvas) -> None:
    """A county cut into townships, case dots clustered in two places."""
    c.rect(0, 0, 960, 600, "hi")
    for k in range(1, 6):
        c.line([(k * 160, 0), (k * 160, 600)], "bg", 2)
        c.line([(0, k * 120 - 60), (960, k * 120 - 60)], "bg", 2)
    shape = land.contour(470, 300, 390, 262, (0.10, 0.07, 0.05, 0.03))
    with c.at(10, 12):
        c.path(shape, "mid")
    with c.clip(shape):
        mach.regions(
            c,
            40,
            10,
            880,
            590,
            8,
            6,
            ("bg", "mid", "bg", "mid/diag@.35", "#B3A797", "bg/dots@.2"),
            border="hi",
            width=4,
        )
        river = "M-10 470 Q190 380 330 440 T610 330 T980 210"
        c.line(river, "hi", 26)
        c.line(river, "lo", 2, (4, 9))
        mach.cluster(c, 560, 236, 52, 90, 6.4, "red")
        mach.cluster(c, 300, 372, 34, 34, 6.4, "red")
        mach.cluster(c, 470, 300, 150, 70, 5.4, "dk", 1.5)
        for r in (70, 130, 200):
            c.ring(562, 236, r, "dk", 1.8, (3, 8))
    c.line([*shape, shape[0]], "dk", 5)
    c.circle(562, 236, 17, "hi")
    c.ring(562, 236, 17, "red", 7)
    for k, paint in enumerate(("red", "dk", "mid")):
        c.circle(866, 468 + k * 36, 9, paint)
        c.rect(886, 464 + k * 36, (52, 40, 46)[k], 8, "lo")


@scene("epidemiology-3", "dusk", "方桌两侧相对而坐的两个人各持一份记录表复核")
def double_check(c: Canvas) -> None:
    """Two people face to face across a table, the same form in both hands."""
    c.rect(0, 0, 960, 470, "bg")
    c.circle(480, 240, 210, "mid")
    c.rect(0, 470, 960, 130, "dk")
    room.pendant(c, 480, 118, 150, "red", "hi@.10", 380)
    for side in (False, True):
        with c.at(480, 0, 1, 0, side):
            room.stool(c, -240, 430, 110, 150, "ink")
            people.seated(c, -250, 428, 300, "hi" if not side else "red", face="sand", lean=6, reach=(50, -42))
            with c.at(-92, 296, 1, 8):
                c.rect(-34, -52, 92, 124, "cream" if side else "sand", 3)
                for k in range(6):
                    c.rect(-22, -36 + k * 17, (66, 50, 60, 44, 62, 30)[k], 5, "red" if k in (1, 4) else "stone")
    c.rect(250, 384, 460, 18, "sand", 3)
    c.rect(300, 402, 14, 170, "lo")
    c.rect(646, 402, 14, 170, "lo")
    for k in range(3):
        c.rect(436, 372 - k * 12, 88, 11, ("lo", "cream", "red")[k], 2)
    c.ellipse(480, 580, 330, 12, "ink@.6")


@scene("case-epi-one-map-1", "paper", "墙上的大幅县域图，两个人在图前指点")
def wall_map(c: Canvas) -> None:
    """A wall map with contour lines; two people pointing at it."""
    c.rect(0, 0, 960, 520, "tan")
    c.rect(0, 520, 960, 80, "wine")
    c.rect(0, 506, 960, 14, "sand")
    c.rect(120, 40, 720, 400, "wine")
    c.rect(132, 52, 696, 376, "hi")
    with c.clip([(132, 52), (828, 52), (828, 428), (132, 428)]):
        for k in range(6):
            c.path(
                land.contour(340, 230, 250 - k * 42, 190 - k * 32, (0.12, 0.06, 0.05)),
                ("tan", "hi", "tan", "sand", "#C79E77", "red")[k],
            )
            c.path(
                land.contour(660, 190, 200 - k * 36, 150 - k * 27, (0.09, -0.08, 0.05)),
                ("tan", "hi", "tan", "sand", "#C79E77", "wine")[k],
            )
        c.line("M120 360 Q300 330 420 380 T640 330 T840 350", "stone", 7)
        c.line("M480 40 Q500 160 460 230 T520 440", "red", 4, (12, 8))
    for x, y, s in (
        (300, 250, 0.8),
        (430, 170, 0.7),
        (560, 280, 0.8),
        (690, 220, 0.9),
        (740, 320, 0.65),
        (220, 350, 0.7),
        (505, 372, 0.7),
    ):
        mach.pin(c, x, y, s, "red" if x not in (430, 740) else "wine")
    people.standing(c, 300, 590, 330, "wine", collar="hi", hands=((0.36, -0.86),))
    people.standing(c, 640, 590, 318, "stone", collar="red", hands=((0.18, -0.94), (-0.2, -0.42)))
    c.rect(540, 432, 56, 74, "cream", 3)
    for k in range(4):
        c.rect(548, 444 + k * 13, 38, 4, "stone")


@scene("case-epi-one-map-2", "warm", "村卫生室的桌上放着血压计与登记本，窗外是山")
def village_clinic(c: Canvas) -> None:
    """A village clinic's desk by the window: blood-pressure gauge and register."""
    c.rect(0, 0, 960, 430, "bg")
    with c.clip([(70, 40), (560, 40), (560, 330), (70, 330)]):
        c.rect(70, 40, 490, 290, "hi")
        c.circle(190, 130, 46, "red")
        land.peaks(c, [(40, 270), (160, 180), (280, 262), (410, 120), (600, 270)], "mid", shade="-/horiz@.5")
        land.ground(c, [300, 290, 278, 300, 280, 290], "lo", 40, 600)
        land.house(c, 250, 296, 0.7)
        land.poplar(c, 470, 300, 90, "dk")
        c.rect(40, 330, 600, 300, "bg")
    room.bars(c, 70, 40, 490, 290, "dk", 2, 2)
    c.frame(70, 40, 490, 290, "dk", 7)
    c.rect(640, 60, 250, 170, "hi")
    c.rect(640, 60, 250, 30, "red")
    for k in range(4):
        c.rect(664, 110 + k * 28, (200, 150, 186, 110)[k], 8, "mid")
    c.rect(0, 430, 960, 170, "dk")
    c.rect(0, 430, 960, 16, "wine")
    with c.at(250, 510):
        c.path([(-150, -40), (150, -40), (190, 50), (-190, 50)], "stone")
        c.path([(-140, -40), (140, -40), (120, -270), (-120, -270)], "lo")
        c.rect(-80, -254, 160, 190, "hi", 8)
        c.rect(-12, -238, 24, 160, "bg")
        c.rect(-6, -178, 12, 100, "red")
        for k in range(9):
            c.rect(18, -234 + k * 18, 36 if k % 2 == 0 else 22, 3.4, "dk")
            c.rect(-54 if k % 2 == 0 else -40, -234 + k * 18, 36 if k % 2 == 0 else 22, 3.4, "dk")
    c.line("M360 500 Q470 470 470 520 T560 560", "stone", 8)
    c.ellipse(590, 562, 46, 24, "stone")
    c.line("M330 470 Q420 400 470 440", "stone", 8)
    c.rect(448, 414, 130, 54, "sand", 14)
    c.rect(538, 414, 16, 54, "red")
    with c.at(770, 512, 1, -4):
        obj.open_book(c, 0, 0, 270, cover="red", lines=6, h=124)
    obj.pen(c, 850, 540, 150, 42, "sand")
