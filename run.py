"""Bảng Vàng with one command and Python 3.11 alone: ``python run.py`` (or ``make run``).

    python run.py            environment, demonstration, served on http://127.0.0.1:8000
    python run.py setup      environment only
    python run.py test       the quick tests on SQLite
    python run.py ANYTHING…  the same as .venv/bin/bangvang ANYTHING…
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
BANGVANG = BIN / ("bangvang.exe" if os.name == "nt" else "bangvang")


def main(words: list[str]) -> int:
    if sys.version_info < (3, 11):
        return stop(
            f"Bảng Vàng cần Python 3.11 trở lên; máy đang dùng {sys.version.split()[0]}. Hãy cài bản mới rồi chạy lại.",
            "Bảng Vàng needs Python 3.11 or newer.",
        )
    command = words[0] if words else "demo"
    developing = command in {"test", "dev"}
    failed = setup(developing)
    if failed or command in {"setup", "dev"}:
        return failed
    if command == "test":
        return run(PYTHON, "-m", "pytest", "-m", "not walks and not a11y and not torture and not postgres", *words[1:])
    return run(BANGVANG, *(words or ["demo"]))


def setup(developing: bool = False) -> int:
    """Make ``.venv`` as the lock says; done already when its stamp fits the lock. Returns an exit code."""
    lock = ROOT / ("requirements-dev.lock" if developing else "requirements.lock")
    stamps = (stamp(ROOT / "requirements-dev.lock"), stamp(lock))  # a developer's environment serves everybody
    kept = VENV / "bangvang.stamp"
    if kept.exists() and kept.read_text() in stamps and BANGVANG.exists():
        return 0
    say("Đang chuẩn bị môi trường trong .venv (chỉ lần đầu)…")
    if not PYTHON.exists() and (failed := make_venv()):
        return failed
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet")
    if run(*pip, "install", "--require-hashes", "--only-binary", ":all:", "-r", lock):
        return stop(
            "Không cài được thư viện. Thường là vì máy không tới được kho gói Python; hãy kiểm tra mạng hoặc kho nội bộ của pip.",
            "Installing the locked packages failed; check the network or pip's own index.",
        )
    if run(*pip, "install", "--no-deps", "--no-build-isolation", "--no-index", "--editable", ROOT):
        return stop("Không cài được chương trình vào .venv.", "Installing the program itself failed.")
    if failed := run(BANGVANG, "template"):
        return failed
    kept.write_text(stamp(lock))
    return 0


def make_venv() -> int:
    try:
        import ensurepip  # noqa: F401 - Debian parts it from Python
    except ImportError:
        return stop(
            "Python này thiếu phần tạo môi trường. Trên Debian, Ubuntu: sudo apt-get install python3-venv, rồi chạy lại.",
            "This Python lacks venv/ensurepip.",
        )
    return run(sys.executable, "-m", "venv", VENV)


def stamp(lock: Path) -> str:
    digest = hashlib.sha256()
    for file in (lock, ROOT / "pyproject.toml"):
        digest.update(file.read_bytes())
    digest.update(str(ROOT).encode())
    return f"{lock.name} {digest.hexdigest()}"


def run(*words: object) -> int:
    try:
        return subprocess.call([str(word) for word in words], cwd=ROOT)
    except KeyboardInterrupt:
        return 0


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def stop(vietnamese: str, english: str) -> int:
    say(vietnamese)
    say(english)
    return 1


if __name__ == "__main__":
    if hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(encoding="utf-8")
    sys.exit(main(sys.argv[1:]))
