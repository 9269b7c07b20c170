"""``bangvang run`` on the sample list, end to end, as a fresh process each time. Prints the median of five."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "src/bangvang/demonstration/static/demonstration/danh-sach-mau.xlsx"
TIMES = 5


def once() -> float:
    """Seconds of one whole run."""
    with tempfile.TemporaryDirectory() as out:
        words = [sys.executable, "-m", "bangvang.cli", "run", LIST, "--issuer", "provincial_department_head"]
        words += ["--agency", "Sở Lao động - Thương binh và Xã hội", "--place", "Hải Phòng", "--on", "2020-07-13"]
        words += ["--out", out, "--json"]
        begun = time.perf_counter()
        done = subprocess.run([str(word) for word in words], capture_output=True, check=False, cwd=ROOT)
        if done.returncode:
            sys.exit(done.stderr.decode())
        return time.perf_counter() - begun


def main() -> None:
    once()  # the template database is made here, not measured
    taken = sorted(once() for _ in range(TIMES))
    print(
        f"bangvang run, 22 người: trung vị {statistics.median(taken):.2f} s ({taken[0]:.2f}–{taken[-1]:.2f}), {TIMES} lần"
    )


if __name__ == "__main__":
    main()
