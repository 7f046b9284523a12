"""The printing company."""

from __future__ import annotations

from ..kit import machines as mach
from ..kit import objects as obj
from ..kit import people
from ..kit.canvas import Canvas
from .registry import scene


@scene("press-1", "warm", "印刷车间里的轮转机与流动的纸带，一人守在机旁")
def web_press(c: Canvas) -> None:
    """Three printing units, a paper web above them, an operator in front."""
    c.rect(0, 0, 960, 600, "bg")
    for k in range(6):
        c.rect(20 + k * 160, 16, 120, 62, "hi")
        c.rect(20 + k * 160, 44, 120, 5, "bg")
    c.rect(0, 92, 960, 8, "dk")
    c.rect(0, 500, 960, 100, "mid")
    c.rect(0, 536, 960, 6, "red")
    c.circle(92, 400, 92, "dk")
    c.circle(92, 400, 84, "hi")
    for k in range(5):
        c.ring(92, 400, 72 - k * 13, "sand", 2)
    c.circle(92, 400, 16, "dk")
    c.line("M92 308 L214 142 H800 L870 330", "dk", 13)
    c.line("M92 308 L214 142 H800 L870 330", "hi", 8)
    for k in range(3):
        mach.press_tower(c, 222 + k * 198, 510, 1.16, ("lo", "stone", "lo")[k])
        mach.roller(c, 222 + k * 198 - 12, 146, 19, "sand")
    mach.roller(c, 800, 150, 22, "sand")
    c.rect(812, 330, 130, 180, "dk", 8)
    c.rect(826, 344, 102, 50, "hi")
    for k in range(5):
        c.rect(822, 494 - k * 14, 110 - k * 4, 12, "hi" if k % 2 else "sand")
    people.standing(c, 440, 594, 320, "ink", head="sand", collar="hi", hands=((0.3, -0.56),))
    c.rect(524, 404, 66, 44, "hi", 3)
    for k in range(3):
        c.rect(532, 412 + k * 10, (40, 48, 30)[k], 4, "red" if k == 0 else "stone")


@scene("press-2", "paper", "放大镜下的印张与套准线")
def loupe(c: Canvas) -> None:
    """A printed sheet with register marks, halftone enlarged under a lens."""
    c.rect(0, 0, 960, 600, "stone")
    c.path("M0 0 H960 L0 600 Z", "#6A5E54")
    with c.at(440, 300, 1, -4):
        c.rect(-380, -250, 790, 540, "ink@.35")
        c.rect(-392, -262, 790, 540, "hi")
        for i in range(4):
            c.rect(-340 + i * 178, -206, 152, 196, ("tan", "sand", "tan", "red")[i])
            c.rect(-340 + i * 178, 30, 152, 196, ("sand", "wine", "tan", "sand")[i])
            for k in range(6):
                c.rect(
                    -326 + i * 178, -186 + k * 22, (110, 96, 116, 80, 104, 60)[k], 6, "stone@.7" if i != 3 else "cream"
                )
                c.rect(
                    -326 + i * 178, 130 + k * 15, (110, 96, 116, 80, 104, 60)[k], 5, "stone@.7" if i != 1 else "cream"
                )
        for k in range(14):
            c.rect(-300 + k * 44, -250, 34, 20, ("wine", "red", "sand", "stone")[k % 4])
        for x, y in ((-366, -240), (372, -240), (-366, 256), (372, 256)):
            c.ring(x, y, 11, "ink", 2)
            c.line([(x - 18, y), (x + 18, y)], "ink", 2)
            c.line([(x, y - 18), (x, y + 18)], "ink", 2)
    c.line([(690, 450), (850, 566)], "wine", 46)
    c.line([(690, 450), (850, 566)], "red", 30)
    c.circle(572, 330, 176, "wine")
    c.circle(572, 330, 158, "cream")
    with c.clip("M414 330 A158 158 0 0 1 730 330 A158 158 0 0 1 414 330 Z"):
        for i in range(-4, 5):
            for j in range(-4, 5):
                far = 1 - min(1, abs(i - 1) / 6 + abs(j + 1) / 7)
                c.circle(572 + i * 46, 330 + j * 46, 5 + 17 * far, "red")
                c.circle(595 + i * 46, 353 + j * 46, 3 + 10 * (1 - far), "wine")
        c.line([(572, 170), (572, 490)], "ink", 4)
        c.line([(410, 330), (736, 330)], "ink", 4)
        c.ring(572, 330, 62, "ink", 4)
        c.path("M450 240 Q500 190 570 182 L560 206 Q500 214 466 254 Z", "hi@.7")


@scene("press-3", "grey", "一叠待修补的教材与刷子、胶罐")
def mending(c: Canvas) -> None:
    """A stack of worn textbooks, a glue pot and a brush."""
    c.rect(0, 0, 960, 600, "bg")
    c.rect(0, 0, 960, 300, "hi")
    c.circle(300, 250, 210, "mid@.6")
    c.rect(0, 500, 960, 100, "lo")
    c.rect(0, 492, 960, 12, "dk")
    y = 494.0
    for k, (w, h, dx, paint) in enumerate(
        (
            (370, 54, 0, "dk"),
            (340, 46, 16, "red"),
            (356, 60, -8, "lo"),
            (320, 40, 22, "#A88B6E"),
            (344, 52, 4, "dk"),
            (310, 44, 26, "red"),
            (330, 36, 10, "lo"),
        )
    ):
        obj.book_side(c, 120 + dx, y, w, h, paint, "hi")
        if k in (1, 3, 5):
            c.path(
                [
                    (120 + dx + w, y - h),
                    (120 + dx + w - 40, y - h),
                    (120 + dx + w - 16, y - h * 0.6),
                    (120 + dx + w - 26, y - h * 0.4),
                    (120 + dx + w, y - h * 0.3),
                ],
                "#EDE4D6",
            )
        y -= h
    with c.at(300, y - 6, 1, -3):
        c.path("M-150 0 Q-80 -30 0 -6 Q80 -30 150 0 L150 14 Q80 -14 0 10 Q-80 -14 -150 14 Z", "cream")
        c.path("M-150 14 Q-80 -14 0 10 Q80 -14 150 14 L150 20 Q80 -6 0 18 Q-80 -6 -150 20 Z", "red")
    c.path("M610 330 H780 L766 494 H624 Z", "hi")
    c.rect(598, 314, 194, 26, "dk", 6)
    c.rect(620, 384, 150, 64, "red")
    c.rect(640, 402, 90, 9, "hi")
    c.rect(640, 422, 60, 7, "hi")
    c.line("M620 338 q-4 30 6 50 t-2 44", "hi", 12)
    c.line([(700, 318), (812, 96)], "#A88B6E", 20)
    c.line([(712, 294), (722, 274)], "dk", 26)
    c.rect(830, 470, 104, 22, "hi", 3)
    c.circle(882, 452, 34, "mid")
    c.circle(882, 452, 13, "lo")
    c.rect(540, 520, 320, 44, "hi")
    c.rect(540, 520, 320, 44, "-/horiz@.25")
    for k in range(4):
        c.rect(120 + k * 96, 540, 70, 26, "mid", 3)


@scene("case-press-quality-post-1", "night", "看样台的灯下，一人俯身检查大幅印张")
def proof(c: Canvas) -> None:
    """A sloping inspection table under a bright lamp."""
    c.rect(0, 0, 960, 600, "dk")
    c.rect(0, 500, 960, 100, "bg")
    c.rect(230, 40, 540, 26, "mid", 6)
    c.rect(250, 66, 500, 12, "hi")
    c.line([(300, 0), (300, 40)], "mid", 4)
    c.line([(700, 0), (700, 40)], "mid", 4)
    c.path([(250, 78), (750, 78), (900, 470), (120, 470)], "hi@.12")
    c.path([(210, 340), (790, 340), (880, 480), (120, 480)], "hi")
    for i in range(4):
        for j in range(2):
            t0, t1 = j * 0.5 + 0.06, j * 0.5 + 0.46

            def at(u: float, t: float) -> tuple[float, float]:
                """Point of the sloping sheet at column u and depth t."""
                return 210 - 90 * t + (580 + 180 * t) * u, 340 + 140 * t

            u0, u1 = i * 0.25 + 0.02, i * 0.25 + 0.23
            c.path([at(u0, t0), at(u1, t0), at(u1, t1), at(u0, t1)], ("ln", "lo", "sand", "mid")[(i + j * 3) % 4])
    c.path([(120, 480), (880, 480), (880, 504), (120, 504)], "ln")
    c.rect(180, 504, 20, 96, "mid")
    c.rect(800, 504, 20, 96, "mid")
    people.limbs(
        c,
        "red",
        hip=(560, 330),
        neck=(520, 232),
        head=(482, 186),
        r=46,
        face="sand",
        thick=2.4,
        hands=(((470, 300), (420, 380)), ((590, 310), (560, 402))),
    )
    c.circle(420, 392, 34, "dk")
    c.circle(420, 392, 27, "cream@.9")
    for k in range(9):
        c.circle(406 + k % 3 * 14, 378 + k // 3 * 14, 3 + k % 3, "red")
    for k in range(8):
        c.rect(30, 486 - k * 15, 76 + (k * 7) % 14, 12, ("hi", "ln")[k % 2])
    for k in range(5):
        c.rect(872 - (k * 5) % 12, 486 - k * 15, 76, 12, ("hi", "ln")[k % 2])


@scene("case-press-quality-post-2", "warm", "一组滚筒之间穿行的纸带")
def web(c: Canvas) -> None:
    """A paper web threading its way between cylinders."""
    c.rect(0, 0, 960, 600, "wine")
    c.path("M0 0 H960 V300 L0 420 Z", "#4A171A")
    for x, y, r, paint in (
        (150, 200, 100, "sand"),
        (330, 400, 110, "red"),
        (520, 190, 96, "stone"),
        (700, 400, 116, "sand"),
        (870, 180, 88, "red"),
    ):
        mach.roller(c, x, y, r, paint, rim="ink")
    path = (
        "M-20 520 L60 262 A100 100 0 0 1 246 172 L226 366 A110 110 0 0 0 440 408 L424 180 "
        "A96 96 0 0 1 616 190 L584 398 A116 116 0 0 0 816 404 L784 184 A88 88 0 0 1 952 150 L990 300"
    )
    c.line(path, "ink@.5", 26)
    c.line(path, "cream", 17)
    c.line(path, "tan", 3, (20, 26))
    for x, y, r in ((246, 70, 34), (424, 556, 40), (610, 62, 30), (60, 420, 30), (838, 540, 40)):
        mach.roller(c, x, y, r, "tan", rim="ink")
