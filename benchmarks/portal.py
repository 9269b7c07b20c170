"""The public portal as readers meet it: the demonstration behind its own server, asked over 127.0.0.1.

    python benchmarks/portal.py [seconds of the steady load]

Printed: requests a second of a bare view behind the same server and the same middleware, and of a verification page, an
article and the front page from the shelf; what each page takes when it is made anew; what a first visit loads without pictures,
as it is sent; and whether 300 requests a second on one honour's page for a minute leave one without its answer. Asked are
≥ 60 % of the bare view, ≤ 30 ms, ≤ 150 KB (150,000 bytes), no error. The load comes from threads of this process.
"""

from __future__ import annotations

import gzip
import http.client
import re
import statistics
import sys
import threading
import time

from _portal import HOST, PORT, once, served_demonstration

READERS, BATCH, ROUNDS = 4, 1_500, 3
RATE, STEADY = 300, 60
MADE_ANEW, MOST_MS, MOST_BYTES, LEAST_SHARE = 40, 30, 150_000, 60


def main() -> None:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else STEADY
    with served_demonstration() as pages:
        throughput(pages)
        made_anew(pages)
        first_visits(pages)
        steady(pages["honour"], seconds)


# ── how many ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def throughput(pages: dict[str, str]) -> None:
    """Requests a second, `READERS` readers at once; the rounds of all pages take turns, the median of each is told."""
    asked = ["bare view", "verification", "honour", "article", "front page"]
    took: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(ROUNDS):
        for name in asked:
            took[name].append(_rate(pages[name]))
    bare = statistics.median(took["bare view"])
    for name in asked:
        rate = statistics.median(took[name])
        told = (
            ""
            if name == "bare view"
            else f"   {rate / bare:6.0%} of the bare view{_bound(rate / bare * 100 >= LEAST_SHARE)}"
        )
        print(f"{name + ', from the shelf' * (name != 'bare view'):<34}{rate:>8.0f} requests/s{told}", flush=True)


def _rate(address: str) -> float:
    once(address)
    failed: list[int] = []

    def read() -> None:
        connection = http.client.HTTPConnection(HOST, PORT, timeout=30)
        for _ in range(BATCH // READERS):
            status = once(address, connection)[0]
            if status != 200:
                failed.append(status)
        connection.close()

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    begun = time.perf_counter()
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    taken = time.perf_counter() - begun
    if failed:
        sys.exit(f"{address}: {len(failed)} answers were not 200, the first {failed[0]}")
    return BATCH / taken


def made_anew(pages: dict[str, str]) -> None:
    """Milliseconds of a page that is not on the shelf: each is asked for with a word that no page is kept for."""
    connection = http.client.HTTPConnection(HOST, PORT, timeout=30)
    for name in ("verification", "honour", "article", "front page", "roll", "section", "decisions", "board"):
        taken = []
        for number in range(MADE_ANEW):
            begun = time.perf_counter()
            once(f"{pages[name]}?moi={number}", connection)
            taken.append((time.perf_counter() - begun) * 1000)
        middle, late = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
        print(f"{name + ', made anew':<34}{middle:>8.1f} ms, p95 {late:.1f}{_bound(middle <= MOST_MS)}", flush=True)
    connection.close()


# ── how much ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def first_visits(pages: dict[str, str]) -> None:
    """Bytes of a first visit: the page, its styles and scripts, the faces that its letters need."""
    known: dict[str, bytes] = {}
    totals = {}
    for name, address in pages.items():
        if name == "bare view":
            continue
        _status, body, headers = once(address)
        html = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
        parts = {"html": len(body), "css": 0, "scripts": 0, "fonts": 0}
        styles = re.findall(r'<link rel="stylesheet" href="([^"]+)"', html.decode())
        for style in styles:
            parts["css"] += len(_sent(style, known))
            parts["fonts"] += sum(len(_sent(font, known)) for font in _fonts(style, known, html.decode()))
        for script in re.findall(r'<script src="([^"]+)"', html.decode()):
            parts["scripts"] += len(_sent(script, known))
        totals[name] = sum(parts.values())
        told = ", ".join(f"{kind} {size / 1000:.1f}" for kind, size in parts.items())
        print(f"{name + ', first visit':<34}{totals[name] / 1000:>8.1f} KB   {told}", flush=True)
    largest = max(totals, key=lambda name: totals[name])
    print(
        f"{'largest first visit':<34}{totals[largest] / 1000:>8.1f} KB   {largest}{_bound(totals[largest] <= MOST_BYTES)}"
    )


def _sent(address: str, known: dict[str, bytes]) -> bytes:
    if address not in known:
        status, known[address], _headers = once(address)
        if status != 200:
            sys.exit(f"{address}: {status}")
    return known[address]


def _fonts(style: str, known: dict[str, bytes], text: str) -> list[str]:
    """Files of ``style`` that a browser loads for ``text``, set in every weight: of the faces that have a letter, the last."""
    sheet = _sent(style, known)
    css = (gzip.decompress(sheet) if sheet[:2] == b"\x1f\x8b" else sheet).decode()
    letters = {ord(letter) for letter in re.sub(r"<[^>]*>", " ", text)}
    needed = {}
    for face in re.findall(r"@font-face\s*{([^}]*)}", css):
        told = dict(re.findall(r"([a-z-]+):\s*([^;]+);", face))
        file = re.findall(r'url\("([^"]+)"\)', told["src"])[0]
        for letter in letters:
            if _lies_in(letter, told["unicode-range"]):
                needed[told["font-family"], told["font-weight"], letter] = f"{style.rpartition('/')[0]}/{file}"
    return sorted(set(needed.values()))


def _lies_in(letter: int, told: str) -> bool:
    ends = (one.strip().removeprefix("U+").partition("-") for one in told.split(","))
    return any(int(first, 16) <= letter <= int(last or first, 16) for first, _, last in ends)


# ── how long ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def steady(address: str, seconds: int) -> None:
    """`RATE` requests a second at their hour, whether or not those before have come back, from `READERS` × 4 connections."""
    readers = READERS * 4
    due = [number / RATE for number in range(RATE * seconds)]
    took: list[float] = []
    failed: list[str] = []
    begun = time.perf_counter() + 0.2

    def read(mine: list[float]) -> None:
        connection = http.client.HTTPConnection(HOST, PORT, timeout=30)
        for moment in mine:
            time.sleep(max(begun + moment - time.perf_counter(), 0))
            try:
                status = once(address, connection)[0]
            except OSError as error:
                failed.append(type(error).__name__)
                connection.close()
                continue
            if status != 200:
                failed.append(str(status))
            took.append((time.perf_counter() - begun - moment) * 1000)
        connection.close()

    threads = [threading.Thread(target=read, args=(due[place::readers],)) for place in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rate = len(took) / (time.perf_counter() - begun)
    p50, p99 = statistics.median(took), statistics.quantiles(took, n=100)[-1]
    print(
        f"{f'one honour, {RATE} a second, {seconds} s':<34}{rate:>8.0f} requests/s   {len(took)} answers, {len(failed)} errors,"
        f" p50 {p50:.1f} ms, p99 {p99:.1f} ms, longest {max(took):.0f} ms{_bound(not failed and rate >= 0.99 * RATE)}"
    )


def _bound(held: bool) -> str:
    return "" if held else "  ←"


if __name__ == "__main__":
    main()
