"""Lighthouse over the public pages of the demonstration: performance, accessibility, best practice of a phone on a slow network.

    python tools/audit.py [page …]

Outside CI: it needs Node, npm's ``npx`` with a registry to take Lighthouse from (once), and Chromium. The version is the last
that runs on Node 18 and 20. Exit code 1 when a page has less than `ASKED` in one of the three.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

from _portal import HOST, PORT, served_demonstration  # noqa: E402  (the folder must be known first)

LIGHTHOUSE = "lighthouse@12.8.2"
ASKED = 95
CATEGORIES = ("performance", "accessibility", "best-practices")
FIGURES = {"largest-contentful-paint": "LCP", "total-blocking-time": "TBT", "cumulative-layout-shift": "CLS"}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


def main() -> int:
    npx, browser = shutil.which("npx"), os.environ.get("BANGVANG_CHROMIUM") or _browser()
    if npx is None or browser is None:
        print(f"Cần {'npx (Node 18 trở lên)' if npx is None else 'Chromium'} trên máy này.", file=sys.stderr)
        return 2
    low = 0
    with served_demonstration() as pages:
        print(
            f"{'trang':<12}"
            + "".join(f"{name:>16}" for name in CATEGORIES)
            + "".join(f"{name:>10}" for name in FIGURES.values())
        )
        for name, address in pages.items():
            if name != "bare view" and name in (sys.argv[1:] or pages):
                low += _tell(name, _audited(npx, browser, f"http://{HOST}:{PORT}{address}"))
    print(f"dưới {ASKED} điểm: {low} trang")
    return 1 if low else 0


def _browser() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)


def _audited(npx: str, browser: str, address: str) -> dict:  # type: ignore[type-arg]
    command = [npx, "--yes", LIGHTHOUSE, address, "--output=json", "--output-path=stdout", "--quiet"]
    command += [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS}"]
    done = subprocess.run(
        command, env={**os.environ, "CHROME_PATH": browser}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"Lighthouse không chạy được: {done.stderr.strip()[-600:]}")
    return dict(json.loads(done.stdout))


def _tell(name: str, told: dict) -> bool:  # type: ignore[type-arg]
    """Print a page's row and what costs it points; whether it is below what is asked."""
    scores = {one: round(100 * (told["categories"][one]["score"] or 0)) for one in CATEGORIES}
    figures = [told["audits"][one]["displayValue"].replace("\u00a0", " ") for one in FIGURES]
    print(
        f"{name:<12}" + "".join(f"{scores[one]:>16}" for one in CATEGORIES) + "".join(f"{one:>10}" for one in figures),
        flush=True,
    )
    for category in CATEGORIES:
        for part in told["categories"][category]["auditRefs"]:
            audit = told["audits"][part["id"]]
            if category != "performance" and part["weight"] and audit["score"] not in (None, 1):
                print(f"    {category}: {audit['title']}")
    return min(scores.values()) < ASKED


if __name__ == "__main__":
    sys.exit(main())
