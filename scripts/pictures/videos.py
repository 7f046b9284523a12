"""Silent micro-videos that move slowly over the three pictures of a branch.

``python -m scripts.pictures.videos`` (from the project root) needs ffmpeg and
the pictures; it writes ``<branch>.mp4`` and ``<branch>.vtt`` beside them.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

MEDIA = Path(__file__).resolve().parents[2] / "content" / "media"
SIZE, RATE = "960x600", 25
SHOT, FADE = 7.4, 1.1  # seconds per picture, seconds of cross-fade
LENGTH = 3 * SHOT - 2 * FADE
LIMIT = 700_000


@dataclass(frozen=True)
class Move:
    """A camera move: zoom and the centre of view (0..1) at its start and end."""

    zoom: tuple[float, float]
    x: tuple[float, float]
    y: tuple[float, float]


@dataclass(frozen=True)
class Cue:
    """A caption with its start and end in seconds."""

    start: float
    end: float
    text: str


MOVES: dict[str, tuple[Move, Move, Move]] = {
    "physiology": (
        Move((1.0, 1.24), (0.5, 0.5), (0.5, 0.52)),
        Move((1.45, 1.2), (0.3, 0.62), (0.4, 0.46)),
        Move((1.5, 1.0), (0.5, 0.5), (0.22, 0.5)),
    ),
    "icu": (
        Move((1.28, 1.28), (0.3, 0.72), (0.5, 0.6)),
        Move((1.0, 1.32), (0.5, 0.42), (0.5, 0.46)),
        Move((1.4, 1.05), (0.4, 0.5), (0.66, 0.52)),
    ),
}

CUES: dict[str, tuple[Cue, ...]] = {
    "physiology": (
        Cue(0.4, 4.4, "晚上，生理学实验室的灯还亮着。"),
        Cue(4.6, 8.4, "教师党员轮流值守，学生带着问题来做实验。"),
        Cue(8.6, 12.4, "同一条脉搏曲线，反复测，反复讲。"),
        Cue(12.6, 16.2, "每次开放都有记录：谁来过，做了什么。"),
        Cue(16.4, 19.8, "九点半，清点仪器，关灯离开。"),
    ),
    "icu": (
        Cue(0.4, 4.2, "清晨交班，两班人站到同一张病床旁。"),
        Cue(4.4, 8.2, "“交班五问”逐项问、逐项答，答不上的当场查。"),
        Cue(8.4, 12.4, "监护仪上的每一处变化，都要说清原因。"),
        Cue(12.6, 16.2, "夜里，值班党员坐下来和家属说病情。"),
        Cue(16.4, 19.8, "问清楚，记下来，再交给下一班。"),
    ),
}


def camera(move: Move) -> str:
    """The ffmpeg filter of one eased move over one still."""
    frames = round(SHOT * RATE)
    ease = f"(0.5-0.5*cos(PI*on/{frames - 1}))"

    def between(pair: tuple[float, float]) -> str:
        return f"({pair[0]}+({pair[1] - pair[0]:.4f})*{ease})"

    x = f"min(max({between(move.x)}*iw-iw/zoom/2,0),iw-iw/zoom)"
    y = f"min(max({between(move.y)}*ih-ih/zoom/2,0),ih-ih/zoom)"
    # Enlarging the still first keeps zoompan's whole-pixel steps invisible.
    return (
        f"scale=4800:3000:flags=bicubic:out_color_matrix=bt709:out_range=tv,format=yuv420p,zoompan=z='{between(move.zoom)}':x='{x}':y='{y}'"
        f":d={frames}:s={SIZE}:fps={RATE},setsar=1,format=yuv420p"
    )


def command(ffmpeg: str, branch: str, folder: Path, quality: int) -> list[str]:
    """The ffmpeg call that renders a branch's video at a constant quality."""
    parts = [f"[{k}:v]{camera(move)}[v{k}]" for k, move in enumerate(MOVES[branch])]
    parts.append(f"[v0][v1]xfade=transition=fade:duration={FADE}:offset={SHOT - FADE:.2f}[a]")
    parts.append(f"[a][v2]xfade=transition=fade:duration={FADE}:offset={2 * (SHOT - FADE):.2f}[b]")
    parts.append(f"[b]fade=t=in:d=0.5,fade=t=out:st={LENGTH - 0.7:.2f}:d=0.7,format=yuv420p[out]")
    call = [ffmpeg, "-hide_banner", "-loglevel", "error", "-y"]
    for k in (1, 2, 3):
        call += ["-i", str(folder / f"{branch}-{k}.jpg")]
    return [
        *call,
        "-filter_complex",
        ";".join(parts),
        "-map",
        "[out]",
        "-an",
        "-t",
        f"{LENGTH:.2f}",
        "-c:v",
        "libx264",
        "-profile:v",
        "high",
        "-preset",
        "slow",
        "-tune",
        "animation",
        "-crf",
        str(quality),
        "-pix_fmt",
        "yuv420p",
        "-colorspace",
        "bt709",
        "-color_primaries",
        "bt709",
        "-color_trc",
        "bt709",
        "-color_range",
        "tv",
        "-threads",
        "1",
        "-movflags",
        "+faststart",
        "-map_metadata",
        "-1",
        "-fflags",
        "+bitexact",
        "-flags:v",
        "+bitexact",
        str(folder / f"{branch}.mp4"),
    ]


def stamp(seconds: float) -> str:
    """A WebVTT time such as ``00:00:04.400``."""
    return f"00:00:{seconds:06.3f}"


def captions(branch: str) -> str:
    """The WebVTT file of a branch."""
    blocks = ["WEBVTT"]
    blocks += [
        f"{number}\n{stamp(cue.start)} --> {stamp(cue.end)}\n{cue.text}" for number, cue in enumerate(CUES[branch], 1)
    ]
    return "\n\n".join(blocks) + "\n"


def main() -> int:
    """Write captions always, videos when ffmpeg is there."""
    parser = argparse.ArgumentParser(prog="python -m scripts.pictures.videos", description=__doc__)
    parser.add_argument("--out", type=Path, default=MEDIA, help="folder with the pictures")
    folder: Path = parser.parse_args().out
    for branch in CUES:
        (folder / f"{branch}.vtt").write_text(captions(branch), encoding="utf-8")
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        print("ffmpeg is not installed (Debian: apt-get install ffmpeg); captions written, no videos.", file=sys.stderr)
        return 1
    for branch in MOVES:
        missing = [k for k in (1, 2, 3) if not (folder / f"{branch}-{k}.jpg").exists()]
        if missing:
            print(f"{branch}: pictures missing; run python -m scripts.pictures first.", file=sys.stderr)
            return 1
        target = folder / f"{branch}.mp4"
        for quality in range(24, 38, 2):
            subprocess.run(command(ffmpeg, branch, folder, quality), check=True)  # fixed words and our own paths
            if target.stat().st_size <= LIMIT:
                break
        print(f"{target.name}: {LENGTH:.0f} s, {target.stat().st_size // 1024} KB, crf {quality}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
