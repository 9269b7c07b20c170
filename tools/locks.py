"""The two locks: written by uv, checked without a network.

``python tools/locks.py write``  both files again from pyproject.toml
``python tools/locks.py check``  no address in them, every package with hashes, every requirement of the project met
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN, DEV = "requirements.lock", "requirements-dev.lock"
EXTRAS = {RUN: ["install"], DEV: ["install", "dev"]}
_PINNED = re.compile(r"^(?P<name>[a-zA-Z0-9._-]+)(\[[^\]]+\])?==(?P<version>[^\s;\\]+)", re.MULTILINE)
_HOST = re.compile(r"\b[a-z0-9-]+\.(org|com|net|io|dev|vn|pythonhosted)\b", re.IGNORECASE)


def main(arguments: list[str]) -> int:
    if arguments == ["write"]:
        return write()
    if arguments == ["check"]:
        wrong = [sentence for name in EXTRAS for sentence in faults(name, (ROOT / name).read_text(encoding="utf-8"))]
        print("\n".join(wrong) or f"{RUN}, {DEV}: không có địa chỉ, đủ mã băm, khớp pyproject.toml")
        return 1 if wrong else 0
    print(__doc__, file=sys.stderr)
    return 2


def write() -> int:
    """Ask uv for both; the second is held to the versions of the first."""
    uv = shutil.which("uv") or shutil.which("uv", path=str(ROOT / ".venv" / "bin"))
    if uv is None:
        print("Cần uv để viết tệp khóa: pip install uv", file=sys.stderr)
        return 2
    for name, extras in EXTRAS.items():
        command = [
            uv,
            "pip",
            "compile",
            "pyproject.toml",
            "--quiet",
            "--universal",
            "--python-version",
            "3.11",
            "--generate-hashes",
            "--no-emit-index-url",
            "--no-emit-find-links",
            "--no-annotate",
            "--no-header",
            *(part for extra in extras for part in ("--extra", extra)),
            *(["--constraint", RUN] if name == DEV else []),
            "--output-file",
            name,
        ]
        done = subprocess.run(command, cwd=ROOT, check=False)
        if done.returncode:
            return done.returncode
    return main(["check"])


def faults(name: str, text: str) -> list[str]:
    """What is wrong with one lock, a sentence each; empty when nothing is."""
    wrong = [
        f"{name}: có địa chỉ trong tệp: {line.strip()}"
        for line in text.splitlines()
        if "://" in line or _HOST.search(line)
    ]
    pinned = {_plain(match["name"]) for match in _PINNED.finditer(text)}
    wrong += [f"{name}: {entry} không có mã băm" for entry in _without_hash(text)]
    wrong += [f"{name}: thiếu {package} mà pyproject.toml cần" for package in sorted(_asked(EXTRAS[name]) - pinned)]
    return wrong


def _asked(extras: list[str]) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]
    return {_plain(re.split(r"[\[<>=!~;\s]", line, maxsplit=1)[0]) for line in wanted}


def _without_hash(text: str) -> list[str]:
    entries = re.split(r"\n(?=[a-zA-Z0-9])", text.strip())
    return [entry.split("\n")[0] for entry in entries if "==" in entry and "--hash=sha256:" not in entry]


def _plain(name: str) -> str:
    """The name as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
