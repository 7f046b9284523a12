"""Medicinal plants: terraces, specimens, drawers, the relay."""

from __future__ import annotations

from ..kit import interior as room
from ..kit import nature as land
from ..kit import people
from ..kit.canvas import Canvas
from .registry import scene


@scene("herbs-1", "warm", "日出时层叠的药圃，几个背篓的人走在田埂上")
def terraces(c: Canvas) -> None:
    """Terraced herb fields at sunrise, carriers walking along a ridge."""
    c.rect(0, 0, 960, 600, "hi")
    c.circle(250, 178, 96, "red")
    land.ground(c, [230, 170, 206, 246, 196, 168, 204], "mid")
    land.ground(c, [230, 170, 206, 246, 196, 168, 204], "-/horiz@.3")
    land.ground(c, [276, 292, 250, 270, 300, 262, 250], "bg")
    ridge = land.ground(c, [352, 330, 352, 336, 318, 336, 350], "lo")
    for k in range(16):
        px, py = ridge[4 + k * 4]
        if not 360 < px < 750:
            land.sprig(c, px, py + 4, 30, "lo", 2, width=2.4, tip=False)
    for k, (x, paint) in enumerate(((400, "ink"), (506, "wine"), (610, "ink"), (712, "wine"))):
        y = min(ridge, key=lambda p: abs(p[0] - x))[1]
        with c.at(x, y, 1.4):
            people.walking(
                c, 0, 4, 110, paint, face="sand" if k % 2 else "cream", pack="sand", cap="straw" if k % 2 == 0 else ""
            )
    land.ground(c, [420, 446, 410, 428, 452, 420, 402], "tan/diag@.3")
    land.ground(c, [482, 462, 490, 500, 470, 486, 500], "dk")
    for k in range(17):
        land.sprig(c, 18 + k * 58 + c.rng.uniform(-6, 6), 530 + (k % 2) * 14, 46, "tan", 3)
    land.ground(c, [560, 550, 566, 556, 548, 562, 556], "lo")
    for k in range(11):
        x = 40 + k * 90
        land.sprig(c, x, 612, 66, "hi", 3)
        if k % 3 == 1:
            c.circle(x, 540, 9, "sand")


@scene("herbs-2", "paper", "三张台纸上压制的药用植物标本")
def herbarium(c: Canvas) -> None:
    """Three herbarium sheets: a fern, a rooted herb, a flowering twig."""
    c.rect(0, 0, 960, 600, "wine")
    c.rect(0, 430, 960, 170, "#2A0C0E")
    for k, (x, turn) in enumerate(((180, -3), (484, 1), (788, 3))):
        with c.at(x, 300, 1, turn):
            c.rect(-124, -232, 268, 484, "ink@.4")
            c.rect(-134, -242, 268, 484, "cream" if k != 1 else "tan")
            if k == 0:
                c.line("M-10 190 Q14 40 -6 -190", "stone", 5)
                for n in range(11):
                    y, size = 150 - n * 30, 104 - n * 7.5
                    for side in (-1, 1):
                        land.leaf(c, 2 - n * 0.5, y, size, side * 68, "stone", vein="cream", fat=0.15)
                land.leaf(c, -6, -170, 44, 0, "stone", fat=0.2)
            elif k == 1:
                for n in range(7):
                    c.line(
                        f"M0 96 q{(n - 3) * 12} 40 {(n - 3) * 22} {118 - abs(n - 3) * 14}", "#A0714D", 8 - abs(n - 3)
                    )
                c.ellipse(0, 92, 26, 40, "#A0714D")
                for turn2, size in ((-56, 168), (-26, 206), (0, 236), (26, 206), (56, 168)):
                    land.leaf(c, 0, 62, size, turn2, "red" if turn2 == 26 else "wine", vein="tan", fat=0.2)
            else:
                c.line("M-30 196 Q-10 60 20 -160", "wine", 6)
                for n in range(5):
                    land.leaf(c, -22 + n * 8, 140 - n * 58, 86 - n * 6, -60, "stone", vein="cream")
                    land.leaf(c, -22 + n * 8, 120 - n * 58, 86 - n * 6, 58, "stone", vein="cream")
                for n in range(8):
                    with c.at(22, -168, 1, n * 45):
                        c.ellipse(0, -28, 12, 22, "red")
                c.circle(22, -168, 15, "sand")
                for dx, dy in ((-62, -120), (84, -96)):
                    c.circle(dx, dy, 15, "red")
                    c.circle(dx, dy - 4, 6, "cream")
            for y in (-60, 70):
                c.rect(-26, y, 52, 8, "cream@.9" if k == 1 else "tan")
            c.rect(40, 170, 80, 56, "hi" if k == 1 else "tan")
            c.rect(48, 180, 50, 6, "red")
            c.rect(48, 193, 62, 4, "stone")
            c.rect(48, 204, 42, 4, "stone")


@scene("herbs-3", "night", "一面抽屉式药柜，柜前放着药臼与小秤")
def drawers(c: Canvas) -> None:
    """A wall of drawers behind a counter with mortar and scales."""
    c.rect(0, 0, 960, 600, "dk")
    room.cabinet(c, 40, 24, 880, 400, 11, 6, body="bg", front="lo", pull="hi", gap=7, knob=True)
    for i, j in ((2, 1), (7, 3), (4, 4), (9, 0), (0, 3)):
        c.rect(47 + i * 79.4, 31 + j * 65.5, 72.4, 58.5, "mid")
        c.circle(83 + i * 79.4, 73 + j * 65.5, 4.6, "hi")
    c.rect(523, 229, 72, 59, "dk")
    c.path([(516, 244), (602, 244), (610, 306), (508, 306)], "#B8392F")
    c.circle(559, 280, 6, "hi")
    for k in range(5):
        land.leaf(c, 532 + k * 14, 250, 34, -40 + k * 18, "#D9A78F")
    c.rect(0, 424, 960, 26, "hi")
    c.rect(0, 450, 960, 150, "mid")
    c.rect(0, 450, 960, 150, "-/vert:dk@.4")
    c.path("M150 300 H330 Q326 404 280 414 H200 Q154 404 150 300 Z", "hi")
    c.rect(140, 288, 200, 20, "ln", 8)
    c.rect(196, 410, 88, 16, "ln", 4)
    c.line([(262, 296), (352, 170)], "ln", 24)
    c.circle(354, 166, 18, "ln")
    c.line([(600, 200), (880, 176)], "hi", 5)
    c.line("M740 188 q-8 -40 0 -60", "hi", 4)
    c.line("M610 200 L570 360 M610 200 L690 360", "ln", 2.4)
    c.path("M556 360 H704 Q690 392 630 392 Q570 392 556 360 Z", "hi")
    for k in range(5):
        land.leaf(c, 590 + k * 20, 362, 40, -50 + k * 24, "red" if k % 2 else "ln")
    c.line([(848, 180), (848, 250)], "ln", 2.4)
    c.path([(834, 250), (862, 250), (870, 296), (826, 296)], "hi")
    for k in range(3):
        c.rect(420 + k * 8, 404 - k * 12, 108 - k * 16, 20, ("hi", "ln", "hi")[k], 2)


@scene("case-herbs-relay-1", "dusk", "山脊上前后相接的三个人传递标本夹")
def relay(c: Canvas) -> None:
    """Three silhouettes on a mountain ridge handing on a plant press."""
    c.rect(0, 0, 960, 600, "sand")
    c.circle(560, 250, 190, "cream")
    land.peaks(c, [(-20, 380), (140, 250), (300, 372), (470, 300), (640, 390), (800, 240), (980, 360)], "#B79A82")
    land.peaks(
        c,
        [(-20, 470), (160, 360), (330, 440), (560, 380), (700, 460), (860, 360), (980, 420)],
        "lo",
        shade="-/diag:dk@.3",
    )
    edge = [(-20, 600), (80, 560), (300, 486), (470, 430), (640, 382), (760, 336), (860, 318), (980, 300)]
    c.path([*edge, (980, 620), (-20, 620)], "ink")
    c.path([(300, 486), (470, 430), (640, 382), (560, 620), (240, 620)], "dk")
    people.walking(c, 290, 494, 196, "ink", pack="stone", arm=((18, -70), (36, -70)), cap="straw", face="ink")
    people.walking(c, 470, 434, 196, "red", pack="ink", arm=((18, -66), (36, -74)), face="red")
    people.walking(c, 660, 382, 196, "ink", pack="stone", arm=((16, -64), (30, -64)), face="ink")
    with c.at(366, 352, 1, -16):
        c.rect(-34, -26, 68, 52, "cream", 3)
        for k in range(3):
            c.rect(-38, -22 + k * 19, 76, 5, "stone")
        c.rect(-20, -32, 6, 64, "red")
        c.rect(14, -32, 6, 64, "red")
    for x, y, s in ((800, 322, 62), (850, 320, 78), (900, 312, 56), (140, 542, 64), (96, 556, 50)):
        land.sprig(c, x, y, s, "ink", 3, width=3)


@scene("case-herbs-relay-2", "grey", "一株药用植物的根、茎、叶与花的分解图")
def parts(c: Canvas) -> None:
    """A botanical plate: the whole plant, its flower, leaf, root and seed apart."""
    c.rect(0, 0, 960, 600, "hi")
    c.frame(28, 28, 904, 544, "mid", 3)
    c.rect(28, 400, 904, 2, "mid")
    c.line("M330 410 Q350 260 320 80", "lo", 8)
    for k in range(5):
        y, x = 352 - k * 56, 336 + (2, 5, 4, 0, -6)[k]
        land.leaf(c, x, y, 150 - k * 18, -62, "lo", vein="hi")
        land.leaf(c, x, y - 22, 150 - k * 18, 60, "lo" if k != 1 else "stone", vein="hi")
    for n in range(10):
        with c.at(318, 84, 1, n * 36):
            c.ellipse(0, -34, 12, 26, "red")
    c.circle(318, 84, 19, "dk")
    c.path("M312 404 Q296 440 318 480 Q330 540 324 566 Q352 530 348 476 Q360 440 346 404 Z", "#A88B6E")
    for k, (dx, dy) in enumerate(((-90, 70), (-60, 110), (70, 104), (98, 66))):
        c.line(f"M330 {430 + k * 8} q{dx * 0.4} {dy * 0.2} {dx} {dy}", "#A88B6E", 6)
    c.circle(660, 150, 92, "bg")
    for n in range(8):
        with c.at(660, 150, 1, n * 45):
            c.path("M0 -14 Q-24 -50 0 -80 Q24 -50 0 -14 Z", "red")
            c.line([(0, -20), (0, -60)], "hi@.6", 2)
    c.circle(660, 150, 19, "dk")
    for n in range(12):
        with c.at(660, 150, 1, n * 30):
            c.circle(0, -13, 2.4, "hi")
    c.circle(850, 250, 66, "bg")
    land.leaf(c, 850, 306, 112, 0, "lo", vein="hi", fat=0.3)
    c.circle(680, 330, 56, "bg")
    for dx, dy, t in ((-16, 0, 20), (14, -12, 80), (8, 20, -30)):
        land.sprout(c, 680 + dx, 330 + dy, 1.3, t, "dk", "red", 0.0)
    c.circle(650, 488, 66, "bg")
    for r, paint in ((46, "#A88B6E"), (38, "hi"), (22, "#A88B6E"), (9, "hi")):
        c.circle(650, 488, r, paint)
    for n in range(16):
        with c.at(650, 488, 1, n * 22.5):
            c.rect(-1, -38, 2, 16, "lo")
    for x0, y0, x1, y1 in ((342, 84, 566, 140), (440, 250, 784, 250), (352, 470, 584, 486)):
        c.line([(x0, y0), (x1, y1)], "dk", 1.8, (3, 7))
    for k in range(3):
        c.rect(770, 456 + k * 26, (110, 76, 94)[k], 7, "mid")
