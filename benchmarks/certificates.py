"""How long signed certificates take, where the time goes, and what two other programs need for the same page.

Run it from the root of the repository::

    python benchmarks/certificates.py [--certificates 10000] [--others 200]

Ten thousand certificates, each a PDF of its own with a signed QR, are made by two spawned processes, as two workers would.
Typst remembers what it has set, so a second run in one process looks several times quicker than the truth: every figure
comes from processes of its own, with names, merits and addresses that no other round has. Then a few certificates with the
same words and the same code are made by Bảng Vàng, ReportLab and WeasyPrint, one after another, in fresh processes. Those
two are not part of the program; where one is not installed, that is said. Prints figures, asserts nothing.
"""

from __future__ import annotations

import argparse
import html
import io
import json
import multiprocessing
import os
import resource
import secrets
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).resolve().parent.parent / "src"
FONTS = SOURCE / "bangvang_paper" / "fonts"
sys.path.insert(0, str(SOURCE))

BODY = "Sở Lao động - Thương binh và Xã hội thành phố Hải Phòng"
SIGNED_ON = date(2026, 11, 23)
PROCESSES, CHUNK = 2, 250
MOST_KB = 60
SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
MIDDLES = ("Thị", "Văn", "Đức", "Minh", "Ngọc", "Quốc", "Thu", "Hồng")
GIVEN = ("Hạnh", "Dũng", "Phúc", "Ký", "Thủy", "Quỳnh", "Loan", "Bình", "Hằng", "Tuấn", "Yến")
UNITS = ("Trung tâm Dịch vụ việc làm", "Phòng Người có công", "Cơ sở cai nghiện ma túy số 2", "Văn phòng Sở")
MERITS = (
    "Đã có thành tích tốt trong phong trào thi đua yêu nước giai đoạn 2015–2020",
    "Có nhiều sáng kiến trong giải quyết hồ sơ người có công tồn đọng, được áp dụng trong toàn ngành năm {year}",
    "Hoàn thành xuất sắc nhiệm vụ đào tạo nghề cho lao động nông thôn, góp phần giảm nghèo bền vững năm {year}",
)
PUBLIC_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def main() -> int:
    """Measure in children and print a table (or, with ``--child``, be one of them)."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--certificates", type=int, default=10_000)
    parser.add_argument("--others", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--child", choices=sorted(MAKERS))
    options = parser.parse_args()
    if options.child:
        print(json.dumps(child(options.child, options.others)))
        return 0
    print(f"{os.cpu_count()} cores, load before {' '.join(f'{load:.2f}' for load in os.getloadavg())}")
    two_workers(options.certificates)
    side_by_side(options.others, options.rounds)
    print(f"load after {' '.join(f'{load:.2f}' for load in os.getloadavg())}")
    return 0


# ── ten thousand, two processes ──────────────────────────────────────────────────────────────────────────────────────
def two_workers(count: int) -> None:
    """From the start of the processes to the last file; the share of each step is of the processors' seconds."""
    shares = [min(CHUNK, count - first) for first in range(0, count, CHUNK)]
    context = multiprocessing.get_context("spawn")
    started = time.perf_counter()
    with ProcessPoolExecutor(PROCESSES, mp_context=context, initializer=open_key) as pool:
        done = list(pool.map(work, shares))
    seconds = time.perf_counter() - started
    spent = {step: sum(one["spent"][step] for one in done) for step in done[0]["spent"]}
    whole = sum(spent.values())
    sizes = [size for one in done for size in one["sizes"]]
    print(f"{count:,} signed certificates, a file each, {PROCESSES} spawned processes: {seconds:.1f} s by the clock")
    print(f"  processors' seconds {whole:.1f}, of one certificate {1e3 * whole / count:.2f} ms")
    for step, used in spent.items():
        print(f"  {step:<12} {used:6.1f} s  {100 * used / whole:4.1f} %")
    print(
        f"  size: median {statistics.median(sizes) / 1024:.1f} KB, largest {max(sizes) / 1024:.1f} KB (bound {MOST_KB})"
    )
    for process in sorted({one["process"] for one in done}):
        peaks = [one["peak_mb"] for one in done if one["process"] == process]
        quarter = peaks[max(0, len(peaks) // 4 - 1)]
        print(f"  memory of a process: {quarter:.0f} MB after a quarter of its work, {peaks[-1]:.0f} MB at the end")


_own: dict[str, Any] = {}


def open_key() -> None:
    """A worker's key is opened once: its passphrase is slow on purpose."""
    _own["key"] = new_key()


def new_key() -> Any:
    from bangvang_trust.keys import generate

    return generate(BODY, date(2026, 1, 1), date(2027, 12, 31))


def work(count: int) -> dict[str, Any]:
    """Make ``count`` certificates and throw them away; the processor's seconds of each step, and what was needed."""
    from bangvang_paper.typesetting import certificate, press

    spent = dict.fromkeys(("signing", "QR", "typesetting"), 0.0)
    drawing = _own.setdefault("drawing", certificate.qr_svg)

    def drawn(address: str) -> str:
        begun = time.process_time()
        svg: str = drawing(address)
        spent["QR"] += time.process_time() - begun
        return svg

    certificate.qr_svg = drawn
    papers = some_papers(count)
    begun = time.process_time()
    signed = [signed_paper(paper, _own["key"]) for paper in papers]
    spent["signing"] = time.process_time() - begun
    begun = time.process_time()
    sizes = [len(press.pdf(certificate.TEMPLATE, certificate.pages_of([paper]))) for paper in signed]
    spent["typesetting"] = time.process_time() - begun - spent["QR"]
    return {"spent": spent, "sizes": sizes, "process": os.getpid(), "peak_mb": peak_mb()}


def signed_paper(paper: Any, key: Any) -> Any:
    """The paper with the statement that its QR carries."""
    from bangvang_trust.statement import Statement, sign

    public_id = paper.verify_url.rpartition("/")[2]
    said = Statement(
        public_id,
        paper.award_name,
        f"{paper.honorific} {paper.name}",
        paper.issuer_title,
        paper.number_code,
        paper.decided_on,
        SIGNED_ON,
    )
    return replace(paper, statement=sign(said, key))


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def some_papers(count: int) -> list[Any]:
    """Certificates that differ from each other and from those of every other round."""
    from bangvang_paper.typesetting.certificate import CertificatePaper

    mark = secrets.randbelow(10_000)
    return [
        CertificatePaper(
            recipient_kind="individual",
            honorific="Bà" if index % 2 else "Ông",
            name=f"{SURNAMES[index % 10]} {MIDDLES[(index + mark) % 8]} {GIVEN[(index * 3 + mark) % 11]} {index}{mark}",
            position_unit=f"Chuyên viên, {UNITS[index % 4]} {mark}",
            merit=MERITS[index % 3].format(year=2000 + (index + mark) % 26),
            award_name="Giấy khen",
            issuer_title=f"Giám đốc {BODY}",
            number_code=f"{mark}/QĐ-SLĐTBXH",
            decided_on=SIGNED_ON,
            golden_book_number=index + 1,
            place="Hải Phòng",
            signed_on=SIGNED_ON,
            signer_title="Giám đốc",
            signer_name="Trần Quốc Hưng",
            verify_url="https://thiduakhenthuong.example.vn/x/"
            + "".join(secrets.choice(PUBLIC_LETTERS) for _place in range(20)),
        )
        for index in range(count)
    ]


# ── the same page by others ──────────────────────────────────────────────────────────────────────────────────────────
def side_by_side(count: int, rounds: int) -> None:
    print(f"the same page, {count} certificates one by one, median of {rounds} fresh processes (imports counted apart)")
    for name in MAKERS:
        found = [in_a_fresh_process(name, count) for _round in range(rounds)]
        if "missing" in found[0]:
            print(f"  {name:<12} is not on this machine ({found[0]['missing']})")
            continue
        told = {part: statistics.median(one[part] for one in found) for part in found[0]}
        print(
            f"  {name:<12} {told['clock'] * 1e3 / count:7.1f} ms by the clock,"
            f" {told['processor'] * 1e3 / count:6.1f} ms of a processor,"
            f" {told['bytes'] / 1024:5.1f} KB, peak {told['peak_mb']:4.0f} MB, import {told['import']:.2f} s"
        )


def in_a_fresh_process(name: str, count: int) -> dict[str, Any]:
    command = [sys.executable, __file__, "--child", name, "--others", str(count)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def child(name: str, count: int) -> dict[str, Any]:
    key = new_key()
    papers = [signed_paper(paper, key) for paper in some_papers(count)]
    begun = time.perf_counter()
    try:
        make = MAKERS[name]()
    except ImportError as missing:
        return {"missing": missing.name or str(missing)}
    imported = time.perf_counter() - begun
    clock, processor = time.perf_counter(), time.process_time()
    sizes = [len(make(paper)) for paper in papers]
    return {
        "import": imported,
        "clock": time.perf_counter() - clock,
        "processor": time.process_time() - processor,
        "bytes": statistics.median(sizes),
        "peak_mb": peak_mb(),
    }


def by_ours() -> Callable[[Any], bytes]:
    from bangvang_paper.typesetting import press
    from bangvang_paper.typesetting.certificate import TEMPLATE, pages_of

    return lambda paper: press.pdf(TEMPLATE, pages_of([paper]))


def drawn_texts(paper: Any) -> Sequence[dict[str, Any]]:
    """Lines, sizes (mm) and places (mm) as our own layout reckons them: the others are spared that work."""
    from bangvang_paper.typesetting.certificate import pages_of

    (page,) = pages_of([paper], dead=True)["pages"]  # type: ignore[misc]
    return page["texts"]  # type: ignore[no-any-return]


def code_rows(paper: Any) -> list[bytes]:
    """The modules of the code, made by segno as the others' users would."""
    import segno

    code = segno.make(f"{paper.verify_url}#{paper.statement}", error="m", micro=False)
    return [bytes(row) for row in code.matrix]


FACES = {
    (False, False): "LiberationSerif-Regular",
    (True, False): "LiberationSerif-Bold",
    (False, True): "LiberationSerif-Italic",
    (True, True): "LiberationSerif-BoldItalic",
}


def by_reportlab() -> Callable[[Any], bytes]:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    mm = 72 / 25.4
    for face in FACES.values():
        pdfmetrics.registerFont(TTFont(face, str(FONTS / f"{face}.ttf")))

    def make(paper: Any) -> bytes:
        out = io.BytesIO()
        page = Canvas(out, pagesize=(297 * mm, 210 * mm), pageCompression=1)
        page.rect(8 * mm, 8 * mm, 281 * mm, 194 * mm)
        for text in drawn_texts(paper):
            page.setFont(FACES[text["bold"], text["italic"]], text["size"] * mm)
            page.setFillColor(text["colour"])
            left, wide = text["x"] * mm, text["width"] * mm
            for place, line in enumerate(text["lines"]):
                down = (210 - text["y"] - text["size"] * (0.66 + place * 1.3)) * mm
                match text["align"]:
                    case "center":
                        page.drawCentredString(left + wide / 2, down, line)
                    case "right":
                        page.drawRightString(left + wide, down, line)
                    case _:
                        page.drawString(left, down, line)
        rows = code_rows(paper)
        side = 38 * mm / len(rows)
        drawing = page.beginPath()
        for y, row in enumerate(rows):
            for x, dark in enumerate(row):
                if dark:
                    drawing.rect(20 * mm + x * side, 60 * mm - y * side, side, side)
        page.setFillColor("black")
        page.drawPath(drawing, stroke=0, fill=1)
        page.save()
        return out.getvalue()

    return make


def by_weasyprint() -> Callable[[Any], bytes]:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    faces = "".join(
        f"@font-face {{ font-family: Serif1; src: url({(FONTS / f'{face}.ttf').as_uri()});"
        f" font-weight: {700 if bold else 400}; font-style: {'italic' if italic else 'normal'} }}"
        for (bold, italic), face in FACES.items()
    )
    sheet = CSS(
        string=f"{faces} @page {{ size: 297mm 210mm; margin: 0 }} body {{ margin: 0; font-family: Serif1 }}"
        " div, svg { position: absolute }",
        font_config=fonts,
    )

    def make(paper: Any) -> bytes:
        rows = code_rows(paper)
        strokes = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
        parts = [
            f'<svg style="left:20mm;top:150mm;width:38mm;height:38mm" viewBox="0 0 {len(rows)} {len(rows)}">'
            f'<path d="{strokes}"/></svg>'
        ]
        for text in drawn_texts(paper):
            words = "<br>".join(html.escape(line) for line in text["lines"])
            parts.append(
                f'<div style="left:{text["x"]}mm;top:{text["y"]}mm;width:{text["width"]}mm;font-size:{text["size"]}mm;'
                f"text-align:{text['align']};color:{text['colour']};font-weight:{700 if text['bold'] else 400};"
                f'font-style:{"italic" if text["italic"] else "normal"}">{words}</div>'
            )
        made = HTML(string=f"<html lang=vi><body>{''.join(parts)}</body></html>").write_pdf(
            stylesheets=[sheet], font_config=fonts
        )
        return bytes(made)

    return make


MAKERS: dict[str, Callable[[], Callable[[Any], bytes]]] = {
    "Bảng Vàng": by_ours,
    "ReportLab": by_reportlab,
    "WeasyPrint": by_weasyprint,
}

if __name__ == "__main__":
    sys.exit(main())
