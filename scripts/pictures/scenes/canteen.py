"""The canteen."""

from __future__ import annotations

from ..kit import objects as obj
from ..kit import people
from ..kit.canvas import Canvas
from .registry import scene


@scene("canteen-1", "warm", "食堂窗口前一排热气腾腾的碗")
def bowls(c: Canvas) -> None:
    """Serving windows and a row of steaming bowls on the counter."""
    c.rect(0, 0, 960, 600, "hi")
    for k in range(4):
        x = 34 + k * 230
        c.rect(x, 30, 202, 230, "bg")
        c.rect(x, 30, 202, 34, "red" if k % 2 == 0 else "wine")
        for n in range(4):
            c.line([(x + 26 + n * 48, 64), (x + 26 + n * 48, 84)], "dk", 3)
            c.rect(x + 16 + n * 48, 84, 20, 34, "mid" if n % 2 else "sand", 6)
        people.bust(c, x + 100, 262, 130, "hi", head="sand", cap="chef", collar="red")
        c.frame(x, 30, 202, 230, "dk", 5)
    c.rect(0, 256, 960, 14, "dk")
    c.rect(0, 400, 960, 200, "lo")
    c.rect(0, 392, 960, 14, "dk")
    c.rect(0, 480, 960, 120, "-/diag:wine@.35")
    for x, w, k in ((150, 190, 0), (384, 220, 1), (620, 200, 2), (836, 176, 3)):
        obj.bowl(
            c,
            x,
            500,
            w,
            body=("dk", "hi", "dk", "hi")[k],
            rim="mid",
            steam="mid",
            food=("cream", "red", "sand", "wine")[k],
        )


@scene("canteen-2", "grey", "参观者隔着玻璃看后厨里戴白帽的厨师操作")
def glass_wall(c: Canvas) -> None:
    """Visitors' backs in front of a lit kitchen behind glass."""
    c.rect(0, 0, 960, 600, "dk")
    c.rect(40, 40, 880, 380, "#B3A797")
    for k in range(20):
        for n in range(5):
            c.rect(42 + k * 44, 42 + n * 32, 42, 30, "mid" if (k * 3 + n) % 7 else "#B3A797")
    c.path([(330, 40), (630, 40), (580, 118), (380, 118)], "lo")
    c.rect(370, 112, 220, 12, "dk")
    for k in range(6):
        c.line([(80 + k * 36, 110), (80 + k * 36, 140)], "dk", 3)
        c.circle(80 + k * 36, 156, 15, "lo" if k % 2 else "dk")
    c.rect(700, 70, 190, 8, "dk")
    for k in range(5):
        c.rect(712 + k * 36, 40, 26, 30, ("red", "lo")[k % 2], 4)
    for x, paint, hands in (
        (200, "hi", ((0.2, -0.42),)),
        (480, "red", ((-0.16, -0.42), (0.2, -0.46))),
        (756, "hi", ((-0.2, -0.42),)),
    ):
        people.standing(
            c, x, 420, 290, paint, head="sand", collar="red" if paint == "hi" else "hi", cap="chef", hands=hands
        )
    c.rect(40, 326, 880, 18, "stone")
    c.rect(40, 344, 880, 76, "bg")
    c.path("M408 326 Q412 284 480 284 Q548 284 552 326 Z", "dk")
    c.line([(552, 300), (620, 286)], "dk", 9)
    for k in range(3):
        c.line(f"M{450 + k * 32} 276 q-10 -16 0 -32 q10 -16 0 -32", "mid", 5)
    c.rect(250, 308, 80, 18, "sand", 3)
    for k in range(4):
        c.circle(266 + k * 16, 304, 8, "red" if k % 2 else "lo")
    obj.bowl(c, 690, 326, 70, body="lo", rim="dk")
    for x in (40, 332, 628, 914):
        c.rect(x, 34, 10, 392, "ink")
    c.rect(34, 420, 892, 14, "ink")
    c.path([(60, 40), (170, 40), (50, 330), (50, 60)], "hi@.25")
    for k, (x, h, paint) in enumerate(
        (
            (110, 210, "lo"),
            (266, 236, "red"),
            (420, 200, "stone"),
            (580, 226, "lo"),
            (742, 208, "sand"),
            (872, 234, "stone"),
        )
    ):
        people.bust(c, x, 612, h, paint, head="ink" if k % 2 else "sand")


@scene("canteen-3", "paper", "俯视的餐盘，饭、菜、汤与筷子摆放整齐")
def tray(c: Canvas) -> None:
    """A canteen tray from above."""
    c.rect(0, 0, 960, 600, "red")
    c.rect(0, 0, 960, 600, "-/diag:wine@.28")
    c.rect(126, 68, 720, 486, "wine@.6", 44)
    c.rect(112, 52, 720, 486, "tan", 44)
    c.rect(132, 72, 680, 446, "cream", 32)
    c.circle(300, 388, 118, "sand")
    c.circle(300, 388, 106, "hi")
    c.circle(300, 388, 84, "cream")
    for k in range(90):
        with c.at(300, 388, 1, k * 41.3), c.at(0, 78 * (k / 90) ** 0.5, 1, k * 77):
            c.ellipse(0, 0, 5.6, 2.6, "sand")
    c.circle(590, 388, 112, "wine")
    c.circle(590, 388, 96, "#C98B5A")
    for dx, dy, r in ((-30, -20, 26), (26, 20, 22), (30, -38, 16), (-24, 38, 15)):
        c.circle(590 + dx, 388 + dy, r, "cream")
        c.circle(590 + dx, 388 + dy, r * 0.5, "#E7B84F" if r > 20 else "sand")
    for _ in range(9):
        c.circle(590 + c.rng.uniform(-70, 70), 388 + c.rng.uniform(-60, 60), 5, "stone")
    for x in (166, 390):
        c.rect(x, 98, 200, 150, "sand", 26)
        c.rect(x + 10, 108, 180, 130, "hi", 20)
    for k in range(16):
        with c.at(266 + c.rng.uniform(-62, 62), 172 + c.rng.uniform(-38, 38), 1, c.rng.uniform(0, 180)):
            c.path("M-24 0 Q0 -22 24 0 Q0 22 -24 0 Z", ("stone", "#7D7A55", "stone")[k % 3])
            c.line([(-20, 0), (20, 0)], "cream@.6", 2)
    for k in range(14):
        with c.at(490 + c.rng.uniform(-62, 62), 172 + c.rng.uniform(-38, 38), 1, c.rng.uniform(0, 90)):
            c.rect(-16, -16, 32, 32, ("red", "wine", "#C98B5A")[k % 3], 6)
    c.rect(614, 98, 172, 150, "sand", 26)
    c.rect(624, 108, 152, 130, "hi", 20)
    for k, turn in enumerate((20, 140, 260)):
        with c.at(700 + (-26, 28, 0)[k], 168 + (-10, -8, 30)[k], 1, turn):
            c.pie(0, 0, 44, 200, 340, "red")
            c.pie(0, 0, 36, 206, 334, "#E39A7B")
    for k in (0, 1):
        c.rect(742 + k * 20, 286, 9, 216, "wine", 4)
        c.rect(742 + k * 20, 286, 9, 50, "stone", 4)
    c.rect(872, 300, 60, 190, "wine@.5", 20)
    c.rect(866, 290, 60, 190, "cream", 20)


@scene("case-canteen-open-kitchen-1", "night", "叠起的蒸笼冒着热气，一名戴白帽的厨师站在灶旁")
def steamers(c: Canvas) -> None:
    """A tower of bamboo steamers, clouds of steam, a cook."""
    c.rect(0, 0, 960, 600, "dk")
    c.rect(0, 0, 960, 440, "bg")
    for k in range(13):
        for n in range(6):
            c.frame(k * 76, n * 74, 76, 74, "mid@.45", 2)
    for x, y, r in ((300, 84, 74), (390, 50, 92), (500, 90, 70), (224, 40, 60), (580, 40, 64), (440, -10, 80)):
        c.circle(x, y, r, "#9C6A5E")
    for x, y, r in ((320, 110, 46), (410, 96, 58), (490, 126, 40)):
        c.circle(x, y, r, "ln")
    c.path("M236 190 Q410 110 584 190 Z", "sand")
    c.path("M236 190 Q410 110 584 190 Z", "-/diag:wine@.3")
    c.circle(410, 142, 13, "wine")
    for k in range(4):
        y = 190 + k * 64
        c.rect(226, y, 368, 58, "sand", 6)
        c.rect(226, y + 4, 368, 10, "#B98F6C")
        c.rect(226, y + 44, 368, 10, "#B98F6C")
        for n in range(15):
            c.rect(238 + n * 24, y + 14, 4, 30, "#C8A684")
        c.rect(396, y, 28, 58, "#B98F6C")
    c.path("M180 446 H640 Q630 512 560 512 H260 Q190 512 180 446 Z", "lo")
    c.rect(168, 436, 484, 16, "ln", 6)
    c.rect(0, 500, 960, 100, "mid")
    c.rect(0, 496, 960, 12, "hi")
    for k in range(5):
        c.path([(300 + k * 44, 540), (322 + k * 44, 508), (344 + k * 44, 540)], "red")
    c.rect(280, 540, 262, 60, "dk")
    people.standing(c, 764, 600, 450, "hi", head="sand", collar="red", cap="chef", hands=((-0.3, -0.56), (0.02, -0.4)))
    c.rect(718, 388, 92, 212, "red")
    c.rect(738, 372, 8, 30, "red")
    c.rect(782, 372, 8, 30, "red")
    for x, y in ((96, 486), (130, 486), (112, 456)):
        c.circle(x, y, 26, "cream")
        c.circle(x, y - 20, 4, "sand")


@scene("case-canteen-open-kitchen-2", "grey", "留样柜里一格格摆放的食品留样盒")
def samples(c: Canvas) -> None:
    """A cooled cabinet with labelled sample boxes, its door open."""
    c.rect(0, 0, 960, 600, "bg")
    c.rect(0, 540, 960, 60, "mid")
    c.rect(150, 24, 560, 540, "dk", 14)
    c.rect(172, 46, 516, 470, "hi")
    c.rect(172, 46, 516, 14, "cream")
    for j in range(4):
        y = 152 + j * 116
        c.rect(172, y, 516, 9, "lo")
        for i in range(5):
            x = 188 + i * 100
            if (i, j) == (3, 2):
                continue
            c.rect(x, y - 62, 84, 62, "mid@.7", 8)
            c.rect(
                x + 4,
                y - 36 - (i * 7 + j * 5) % 12,
                76,
                36 + (i * 7 + j * 5) % 12 - 4,
                ("lo", "red", "sand", "#A88B6E", "stone")[(i * 2 + j * 3) % 5],
                6,
            )
            c.rect(x - 3, y - 72, 90, 14, "stone", 5)
            c.rect(x + 22, y - 40, 40, 24, "hi")
            c.rect(x + 27, y - 34, 26, 4, "red")
            c.rect(x + 27, y - 26, 30, 3, "dk")
    c.rect(480, 402, 96, 76, "hi")
    for k in range(6):
        c.rect(250 + k * 60, 532, 40, 8, "lo", 3)
    c.path([(710, 24), (900, 70), (900, 600), (710, 564)], "lo")
    c.path([(734, 60), (876, 94), (876, 560), (734, 530)], "mid")
    c.path([(734, 60), (800, 76), (734, 240)], "hi@.5")
    c.rect(718, 270, 12, 90, "dk", 5)
    people.standing(c, 64, 600, 400, "red", head="sand", collar="hi", hands=((0.34, -0.48),))
    c.rect(182, 376, 66, 48, "mid", 8)
    c.rect(178, 368, 74, 12, "stone", 5)
    c.rect(196, 390, 34, 20, "hi")
