"""The nursing students."""

from __future__ import annotations

from ..kit import interior as room
from ..kit import medical as med
from ..kit import nature as land
from ..kit import people
from ..kit.canvas import Canvas
from .registry import scene


@scene("nursing-student-1", "grey", "护理操作室里一排病床，学生两人一组在床旁练习")
def skills_room(c: Canvas) -> None:
    """Three training beds side by side, pairs of students behind them."""
    c.rect(0, 0, 960, 400, "hi")
    c.rect(0, 330, 960, 90, "bg")
    room.floor(c, 420, "mid", "lo")
    for k in range(3):
        x = 24 + k * 316
        c.rect(x, 40, 280, 8, "dk")
        room.curtain(c, x, 46, 56, 340, "bg/vert@.35", "dk")
        c.rect(x + 120, 90, 110, 70, "bg", 4)
        c.line(med.pulse(x + 128, 134, 94, 2, 28), "red" if k == 1 else "lo", 3)
        for n, dx in enumerate((112, 214)):
            paint = ("red", "lo", "dk")[(k + n) % 3]
            people.standing(
                c,
                x + dx,
                520,
                318,
                paint,
                head="sand",
                collar="hi",
                cap="nurse",
                hands=((0.13 if n == 0 else -0.13, -0.22),),
            )
        room.bed(c, x - 2, 488, 300, blanket="lo" if k != 1 else "red", patient="#B8AB9A", sheet="hi")


@scene("nursing-student-2", "warm", "排成几行的举起的手掌")
def palms(c: Canvas) -> None:
    """Rows of raised palms like a woven pattern."""
    c.rect(0, 0, 960, 600, "wine")
    paints = ("sand", "red", "tan", "#6E2023", "cream", "#C79E77")
    for j in range(4):
        base = 226 + j * 136
        for i in range(-1, 10):
            x = 36 + i * 112 + (56 if j % 2 else 0)
            paint = paints[(i * 5 + j * 2 + 6) % 6]
            med.hand(
                c,
                x,
                base,
                0.8 * (1 + 0.05 * ((i * 3 + j) % 3 - 1)),
                paint,
                turn=((i * 7 + j * 3) % 5 - 2) * 4,
                flip=(i + j) % 2 == 0,
            )
        c.rect(0, base - 6, 960, 140, ("#5A1518", "wine", "#4A1517", "wine")[j])
    for j in range(4):
        c.line([(0, 220 + j * 136), (960, 220 + j * 136)], "sand@.5", 2)


@scene("nursing-student-3", "paper", "社区楼前，一名学生搀着拄杖的老人走过树下")
def escort(c: Canvas) -> None:
    """A student walking an old person through a housing estate."""
    c.rect(0, 0, 960, 470, "hi")
    for x, w, h, paint in ((30, 200, 390, "tan"), (262, 200, 300, "sand"), (720, 210, 420, "tan")):
        c.rect(x, 470 - h, w, h, paint)
        for j in range(int(h / 62)):
            for i in range(int(w / 56)):
                c.rect(x + 18 + i * 54, 486 - h + j * 60, 30, 34, "wine" if (i * 2 + j) % 5 else "red")
                c.rect(x + 14 + i * 54, 520 - h + j * 60, 38, 5, "hi")
    c.rect(0, 470, 960, 130, "tan")
    c.rect(0, 470, 960, 10, "sand")
    c.path("M0 560 Q480 510 960 552 V600 H0 Z", "sand")
    land.tree(c, 650, 500, 3.1, "wine", "red", "wine")
    land.tree(c, 120, 480, 1.5, "stone", "wine", "wine")
    for x in (244, 890):
        land.poplar(c, x, 476, 150, "stone", "stone")
    people.walking(c, 372, 580, 318, "red", face="#C79E77", cap="nurse", arm=((20, -52), (30, -46)))
    with c.at(500, 580, 2.9):
        people.limbs(
            c,
            "stone",
            hip=(0, -42),
            neck=(7, -64),
            head=(14, -82),
            r=9.6,
            face="sand",
            thick=2.3,
            feet=(((7, -20), (9, -3)), ((-4, -20), (-8, -3))),
            hands=(((20, -50), (30, -46)),),
        )
        c.line([(30, -48), (35, 0)], "wine", 3)
    c.ellipse(440, 586, 150, 10, "wine@.2")


@scene("case-nursing-hundred-hands-1", "warm", "两名护生俯身在模拟人旁练习急救操作")
def compression(c: Canvas) -> None:
    """Two students kneeling over a manikin on a mat."""
    c.rect(0, 0, 960, 600, "bg")
    c.circle(480, 300, 250, "hi")
    c.rect(0, 470, 960, 130, "mid")
    c.path([(120, 500), (840, 500), (910, 570), (50, 570)], "red")
    c.path([(120, 500), (840, 500), (910, 570), (50, 570)], "-/diag:wine@.3")
    c.rect(590, 488, 260, 40, "ink", 20)
    c.rect(306, 480, 60, 30, "#C79E77")
    c.path("M346 488 Q352 456 400 458 L560 470 Q620 474 640 490 V530 H380 Q342 528 346 488 Z", "cream")
    c.circle(282, 494, 40, "#C79E77")
    c.line([(420, 512), (560, 520)], "tan", 26)
    c.circle(572, 521, 14, "#C79E77")
    people.limbs(
        c,
        "dk",
        hip=(590, 420),
        neck=(520, 268),
        head=(472, 212),
        r=44,
        face="sand",
        thick=2.0,
        feet=(((650, 524), (730, 526)),),
        hands=(((470, 370), (452, 458)), ((492, 370), (458, 462))),
    )
    people.hat(c, 472, 212, 44, "nurse")
    people.limbs(
        c,
        "lo",
        hip=(128, 440),
        neck=(178, 308),
        head=(212, 246),
        r=42,
        face="sand",
        thick=2.0,
        feet=(((196, 530), (110, 540)),),
        hands=(((236, 390), (268, 444)),),
    )
    people.hat(c, 212, 246, 42, "nurse")
    c.path([(252, 456), (300, 456), (290, 430), (262, 430)], "dk")
    c.circle(276, 404, 31, "cream")
    c.ring(276, 404, 31, "dk", 4)
    med.screen(c, 724, 96, 170, 116, face="")
    c.line(med.pulse(738, 168, 142, 3, 50), "hi", 4)
    c.rect(804, 212, 8, 258, "dk")


@scene("case-nursing-hundred-hands-2", "grey", "俯视的治疗盘，注射器、剪刀与纱布排列整齐")
def tray(c: Canvas) -> None:
    """A treatment tray seen from above, everything in order."""
    c.rect(0, 0, 960, 600, "lo")
    c.path("M0 600 L960 0 V600 Z", "#4C423A")
    c.rect(104, 66, 772, 484, "dk@.4", 50)
    c.rect(90, 50, 772, 484, "mid", 50)
    c.rect(112, 72, 728, 440, "hi", 34)
    for k, fill in enumerate(("red", "stone", "red")):
        med.syringe(c, 190 + k * 92, 300, 1.18, 0, fill, "bg")
    med.scissors(c, 492, 300, 1.42, 0)
    for k in range(2):
        c.line(f"M{566 + k * 30} 440 Q{556 + k * 34} 260 {580 + k * 2} 140", "stone", 9)
    for j in range(3):
        c.rect(650, 112 + j * 78, 74, 64, "bg", 4)
        c.rect(650, 112 + j * 78, 74, 64, "-/grid@.5")
        c.circle(786, 144 + j * 78, 31, "sand" if j != 1 else "red")
        c.circle(786, 144 + j * 78, 15, "hi")
    c.path("M650 372 h172 v60 q0 56 -60 56 h-52 q-60 0 -60 -56 Z", "stone")
    c.path("M664 384 h144 v44 q0 44 -48 44 h-48 q-48 0 -48 -44 Z", "mid")
    for k in range(7):
        c.circle(690 + k % 4 * 32, 410 + k // 4 * 34, 17, "hi")
