"""The germplasm laboratory and its fields."""

from __future__ import annotations

from ..kit import interior as room
from ..kit import medical as med
from ..kit import nature as land
from ..kit import people
from ..kit.canvas import Canvas
from .registry import scene


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
                    land.sprout(
                        c,
                        0,
                        -radius,
                        1.0,
                        c.rng.uniform(-40, 40),
                        "sand" if odd else "#C79E77" if (n + i) % 3 else "stone",
                        "red" if not odd else "hi",
                        min(1, 0.15 + j * 0.36 + c.rng.uniform(0, 0.2)),
                    )


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
                    c.rect(
                        x + 3,
                        base - fill,
                        w - 6,
                        fill - 2,
                        ("red", "#B88A66", "lo", "#8C6A4F")[(k + j * 2 + side) % 4]
                        + ("/dots:hi@.3" if scale > 0.6 else ""),
                        6 * scale,
                    )
                    c.rect(x + w * 0.06, base - h - 10 * scale, w * 0.88, 12 * scale, "stone", 3 * scale)
                    c.rect(x + w * 0.26, base - h * 0.86, w * 0.48, h * 0.16, "dk")
    people.standing(c, 480, 470, 150, "red", head="sand", coat="hi", hands=((0.13, -0.42),))
    c.rect(492, 398, 26, 32, "hi", 3)


@scene("case-seed-diary-1", "warm", "从种子到抽穗的七个生长阶段排成一行")
def stages(c: Canvas) -> None:
    """Seven stages over a cut through the soil."""
    c.rect(0, 0, 960, 400, "hi")
    for k in range(5):
        c.line([(0, 340 - k * 70), (960, 340 - k * 70)], "sand", 1.6, (4, 8))
    c.circle(180, 130, 74, "red")
    c.rect(0, 400, 960, 200, "wine")
    c.rect(0, 490, 960, 110, "-/diag:sand@.25")
    for _ in range(60):
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
    for k, (dx, dy) in enumerate(
        ((0, 0), (-104, -84), (96, -102), (-122, 66), (112, 76), (-6, 142), (0, -158), (-188, -12), (186, -20))
    ):
        land.sprout(
            c,
            628 + dx,
            268 + dy,
            2.6 if k == 0 else 1.7,
            k * 47,
            "red" if k in (0, 4) else ("lo" if k % 2 else "#B59A80"),
            "lo",
            0.9 if k in (0, 3) else 0.05,
        )
    c.line([(628, 60), (628, 110)], "dk", 2)
    c.line([(420, 268), (470, 268)], "dk", 2)
    med.microscope(c, 220, 522, 1.06, "dk", "lo")


@scene("seed-lab-1", "warm", "划成方格的试验田，田边的小屋与弯腰记录的人")
def plots(c: Canvas) -> None:
    """Trial plots in perspective with a field hut and a person taking notes."""
    c.rect(0, 0, 960, 250, "hi")
    c.circle(220, 150, 70, "red")
    land.peaks(
        c,
        [(-20, 250), (90, 190), (210, 236), (360, 160), (520, 230), (680, 150), (820, 220), (980, 170)],
        "mid",
        shade="-/horiz@.4",
    )
    c.rect(0, 250, 960, 350, "bg")
    lines = [250, 290, 344, 416, 510, 640]
    for j in range(5):
        top, low = lines[j] + 7 + j, lines[j + 1] - 7 - j
        for i in range(-4, 5):

            def px(k: float, y: float) -> float:
                """Horizontal position of a plot edge at height y."""
                return 480 + k * (62 + (y - 250) * 0.62)

            gap = 0.06
            quad = [
                (px(i - 0.5 + gap, top), top),
                (px(i + 0.5 - gap, top), top),
                (px(i + 0.5 - gap, low), low),
                (px(i - 0.5 + gap, low), low),
            ]
            paint = ("red", "sand/horiz:wine@.4", "wine", "sand", "red/vert:hi@.35", "hi/diag@.5", "wine/dots:sand@.5")[
                (i * 3 + j * 5) % 7
            ]
            c.path(quad, paint)
    land.house(c, 700, 264, 1.5, door="red")
    land.poplar(c, 660, 262, 150, "wine")
    land.poplar(c, 870, 262, 120, "wine")
    with c.at(318, 520, 1.9):
        people.limbs(
            c,
            "ink",
            hip=(0, -46),
            neck=(26, -66),
            head=(46, -72),
            r=10.5,
            face="sand",
            thick=2.1,
            feet=(((10, -22), (2, 0)), ((-8, -22), (-12, 0))),
            hands=(((34, -42), (44, -34)),),
        )
        people.hat(c, 46, -72, 10.5, "straw")
        c.rect(38, -40, 24, 16, "hi", 2)
    for x, y, h in ((520, 350, 54), (560, 352, 52)):
        people.standing(c, x, y, h, "ink", cap="hat")
