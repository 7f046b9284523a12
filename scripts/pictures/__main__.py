"""Command line: write the demonstration pictures into ``content/media``."""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from .kit.canvas import Canvas
from .scenes import all_scenes

MEDIA = Path(__file__).resolve().parents[2] / "content" / "media"
QUALITY = 82
LIMIT = 118 * 1024


def write(name: str, folder: Path) -> int:
    """Draw one picture, save it without metadata and return its size in bytes."""
    scene = all_scenes()[name]
    canvas = Canvas(name, scene.palette)
    scene.draw(canvas)
    image, target = canvas.finish(), folder / f"{name}.jpg"
    for quality in range(QUALITY, 50, -4):
        image.save(target, "JPEG", quality=quality, optimize=True, progressive=True)
        if target.stat().st_size <= LIMIT:
            break
    return target.stat().st_size


def main() -> int:
    """Parse the arguments and draw the pictures they name, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m scripts.pictures", description=__doc__)
    parser.add_argument("names", nargs="*", help="picture names, or the beginning of some; default all")
    parser.add_argument("--out", type=Path, default=MEDIA, help="folder to write into")
    parser.add_argument("--list", action="store_true", help="print names and alt texts, draw nothing")
    args = parser.parse_args()
    scenes = all_scenes()
    wanted = [n for n in scenes if not args.names or n.startswith(tuple(args.names))]
    if args.list:
        for name in wanted:
            print(f"media/{name}.jpg：{scenes[name].alt}")
        return 0
    args.out.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor() as pool:
        sizes = list(pool.map(write, wanted, [args.out] * len(wanted)))
    over = [name for name, size in zip(wanted, sizes, strict=True) if size > LIMIT]
    print(f"{len(wanted)} pictures, {sum(sizes) / 1e6:.2f} MB, largest {max(sizes, default=0) // 1024} KB")
    if over:
        print("over the limit:", ", ".join(over), file=sys.stderr)
    return 1 if over else 0


if __name__ == "__main__":
    raise SystemExit(main())
