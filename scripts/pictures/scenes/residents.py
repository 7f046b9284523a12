"""The resident doctors."""

from __future__ import annotations

from ..kit import interior as room
from ..kit import nature as land
from ..kit import objects as obj
from ..kit import people
from ..kit.canvas import Canvas
from .registry import scene


@scene("clinical-student-1", "dusk", "夜里的医生办公室，几名规培生围着一叠病历讨论")
def night_office(c: Canvas) -> None:
    """Four residents round a table, night and city lights in the window."""
    c.rect(0, 0, 960, 600, "bg")
    c.rect(90, 46, 560, 230, "ink")
    for k in range(34):
        c.rect(c.rng.uniform(100, 630), c.rng.uniform(150, 262), 8, 10, "sand" if k % 6 else "red")
    land.moon(c, 190, 108, 28, "hi", "ink")
    room.bars(c, 90, 46, 560, 230, "mid", 4, 1, "dk")
    c.rect(720, 60, 190, 230, "mid")
    for k in range(4):
        room.books(c, 728, 110 + k * 56, 172, 44, ("red", "hi", "lo", "dk"), gap=0.2)
        c.rect(720, 110 + k * 56, 190, 6, "dk")
    room.pendant(c, 480, 150, 150, "red", "hi@.12", 470)
    for x, h, paint in (
        (210, 214, "hi"),
        (392, 230, "lo"),
        (572, 226, "hi"),
        (752, 212, "#8C7B6C"),
    ):
        people.bust(
            c, x, 462, h, paint, head="sand", cap="hair" if x == 752 else "", collar="red" if paint == "hi" else "hi"
        )
    c.rect(60, 456, 840, 22, "hi")
    c.rect(60, 478, 840, 122, "dk")
    for k in range(5):
        c.rect(420 + (k % 2) * 6, 446 - k * 12, 130, 11, ("red", "hi", "sand")[k % 3], 2)
    obj.sheet(c, 300, 446, 100, 18, lines=1)
    obj.laptop_back(c, 682, 458, 104, "stone")
    for x, turn in ((250, 50), (640, -50)):
        c.line([(x, 440), (x + (50 if turn > 0 else -30), 452)], "sand", 16)


@scene("clinical-student-2", "warm", "夹板上的病历页，红笔圈出的修改处")
def corrected(c: Canvas) -> None:
    """Two case notes side by side, corrected in red."""
    c.rect(0, 0, 960, 600, "stone")
    c.path("M0 0 H960 L0 600 Z", "#665A50")
    with c.at(300, 316, 1, -6):
        c.rect(-188, -244, 400, 510, "ink@.4", 10)
        c.rect(-200, -256, 400, 510, "wine", 12)
        c.rect(-178, -224, 356, 456, "hi")
        c.rect(-70, -276, 140, 44, "sand", 8)
        c.rect(-150, -196, 130, 14, "wine")
        for k in range(11):
            c.rect(-150, -160 + k * 33, (290, 240, 276, 180, 300, 262, 210, 290, 250, 286, 140)[k], 7, "#A89A8C")
        c.path("M-34 -140 Q60 -160 100 -120 Q60 -84 -24 -94 Q-70 -110 -34 -140 Z", "red@.16")
        c.line("M-34 -142 Q70 -162 104 -120 Q60 -82 -30 -94 Q-76 -112 -30 -146", "red", 5)
        c.line("M-150 8 H60", "red", 5)
        c.line("M70 -6 q12 -22 26 -4 t28 -8 t30 2", "red", 4)
        c.line([(-166, 62), (-166, 142), (-156, 142)], "red", 4)
        c.line([(-166, 62), (-156, 62)], "red", 4)
        c.line([(110, 160), (124, 180), (160, 130)], "red", 8)
    with c.at(716, 330, 1, 5):
        c.rect(-148, -200, 310, 420, "ink@.4", 6)
        c.rect(-160, -212, 310, 420, "tan")
        c.rect(-130, -184, 110, 12, "wine")
        for k in range(9):
            c.rect(-130, -148 + k * 36, (250, 210, 236, 150, 244, 190, 250, 220, 120)[k], 6, "#A89A8C")
        c.ring(-60, 36, 34, "red", 5)
        c.line([(90, 150), (102, 168), (132, 124)], "red", 7)
    obj.pen(c, 470, 236, 380, 48, "red", "hi")


@scene("clinical-student-3", "paper", "广场遮阳棚下的义诊桌，居民排着队")
def free_clinic(c: Canvas) -> None:
    """Awnings on a square, doctors behind tables, a line of people."""
    c.rect(0, 0, 960, 420, "tan")
    c.circle(830, 96, 50, "red")
    for x, w, h in ((0, 130, 190), (664, 130, 150), (810, 150, 210)):
        c.rect(x, 400 - h, w, h, "sand")
        for k in range(int(h / 44)):
            c.rect(x + 16, 414 - h + k * 42, w - 32, 18, "tan")
    c.rect(0, 400, 960, 200, "#C7A98C")
    c.path("M0 470 Q480 430 960 480 V600 H0 Z", "sand")
    for k in range(2):
        x = 110 + k * 300
        c.rect(x, 170, 8, 330, "wine")
        c.rect(x + 262, 170, 8, 330, "wine")
        for n in range(6):
            c.path(
                [(x - 20 + n * 52, 180), (x + 32 + n * 52, 180), (x + 40 + n * 42.5 + 8, 110), (x + n * 42.5 + 8, 110)],
                ("red", "cream")[n % 2],
            )
            c.pie(x + 6 + n * 52, 180, 26, 0, 180, ("red", "cream")[n % 2])
        people.bust(c, x + 84, 400, 140, "wine", head="sand", collar="hi")
        people.bust(c, x + 190, 400, 134, "hi" if k else "stone", head="sand", collar="red")
        c.rect(x + 16, 394, 238, 14, "wine")
        c.rect(x + 22, 408, 226, 96, "stone" if k else "red")
        c.rect(x + 60, 372, 44, 22, "cream", 3)
        c.rect(x + 150, 366, 54, 28, "ink", 4)
        c.circle(x + 177, 380, 8, "cream")
    for k, (paint, h) in enumerate((("stone", 216), ("wine", 232), ("#8C7B6C", 204), ("red", 226))):
        people.standing(c, 728 + k * 62, 588 - (k % 2) * 10, h, paint, head="#C79E77", cap="straw" if k == 2 else "")
    people.seated(c, 268, 516, 130, "wine", face="sand", flip=True, lean=4)
    room.stool(c, 268, 512, 60, 66, "ink")
