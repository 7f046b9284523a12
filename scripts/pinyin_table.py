"""Writes `generator/pinyin.txt`: the usual reading of every Han character of the basic block.

    python -m scripts.pinyin_table

Asking pypinyin itself at every build would cost 0.2 s before the first title.
One line a reading, in the order of the alphabet and the tones; within it the order of the code.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from pypinyin import Style, pinyin

FIRST, LAST = 0x4E00, 0x9FFF
TABLE = Path(__file__).parent.parent / "generator" / "pinyin.txt"


def main() -> None:
    """Reads them one by one, so that no phrase decides."""
    by_reading: defaultdict[str, list[str]] = defaultdict(list)
    for code in range(FIRST, LAST + 1):
        reading = pinyin(chr(code), style=Style.TONE3, neutral_tone_with_five=True, errors="ignore", v_to_u=False)
        if reading and reading[0]:
            by_reading[reading[0][0]].append(chr(code))
    lines = (f"{reading} {''.join(by_reading[reading])}" for reading in sorted(by_reading))
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
