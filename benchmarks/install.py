"""A fresh environment from the lock, with whatever the package cache holds. Prints seconds; nothing is kept."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = [f"{folder}/bin/python", "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
        lock = ["--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / "requirements.lock")]
        subprocess.run([*pip, *lock], check=True)
        print(f"cài đặt từ khóa gói: {time.perf_counter() - begun:.1f} s")


if __name__ == "__main__":
    main()
