"""The npm tools: installed from the lock file when it has changed, and called."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

TOOLS = Path(__file__).parent
_NODE = 20
"""The oldest major version of Node.js that the tools run on."""
_MODULES = TOOLS / "node_modules"
_STAMP = _MODULES / ".package-lock.json"


def node_missing() -> str:
    """One line that says what to install; empty where Node.js is there and new enough."""
    wanted = f"install Node.js {_NODE} or newer with npm"
    if not shutil.which("node") or not shutil.which("npm"):
        return f"no Node.js: {wanted}"
    said = subprocess.run(["node", "--version"], check=False, capture_output=True, text=True).stdout
    major = re.match(r"v(\d+)", said)
    return "" if major and int(major[1]) >= _NODE else f"Node.js is too old ({said.strip()}): {wanted}"


def installed() -> bool:
    """Brings the tools to what the lock file says; whether that is so now."""
    lock = TOOLS / "package-lock.json"
    if _STAMP.is_file() and _STAMP.stat().st_mtime >= lock.stat().st_mtime:
        return True
    return subprocess.run(["npm", "ci", "--silent"], cwd=TOOLS, check=False).returncode == 0


def called(tool: str, *arguments: str, env: dict[str, str] | None = None) -> str:
    """What a tool writes to its standard output; one that finds faults ends with an error, which is no failure."""
    script = {"html-validate": "html-validate/bin/html-validate.mjs", "lighthouse": "lighthouse/cli/index.js"}[tool]
    command = ["node", str(_MODULES / script), *arguments]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:  # a pipe loses what Node has not written when it ends
        subprocess.run(command, cwd=TOOLS, check=False, stdout=out, stderr=subprocess.DEVNULL, env=env)
        out.seek(0)
        return out.read()
