"""How long certificates take: one file of 1,000 pages, and 1,000 files, each in fresh processes with data of their own.

Run it from the root of the repository::

    python benchmarks/certificates.py [--pages 1000] [--rounds 3]

Typst remembers what it has set, so a second run in one process looks several times quicker than the truth: every figure
comes from a process of its own, with names, merits and addresses that no other round has.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import secrets
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src"
SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
MIDDLES = ("Thị", "Văn", "Đức", "Minh", "Ngọc", "Quốc", "Thu", "Hồng")
GIVEN = ("Hạnh", "Dũng", "Phúc", "Ký", "Thủy", "Quỳnh", "Loan", "Bình", "Hằng", "Tuấn", "Yến")
UNITS = ("Trung tâm Dịch vụ việc làm", "Phòng Người có công", "Cơ sở cai nghiện ma túy số 2", "Văn phòng Sở")
MERITS = (
    "Đã có thành tích tốt trong phong trào thi đua yêu nước giai đoạn 2015–2020",
    "Có nhiều sáng kiến trong giải quyết hồ sơ người có công tồn đọng, được áp dụng trong toàn ngành năm {year}",
    "Hoàn thành xuất sắc nhiệm vụ đào tạo nghề cho lao động nông thôn, góp phần giảm nghèo bền vững năm {year}",
)


def main() -> int:
    """Measure in children, print medians as a table (or, with ``--child``, be the child)."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--child", choices=("one", "many"))
    options = parser.parse_args()
    if options.child:
        print(json.dumps(child(options.child, options.pages)))
        return 0
    print(f"{options.pages} certificates, median of {options.rounds} fresh processes, {os.cpu_count()} cores")
    for kind, words in (("one", "one PDF"), ("many", "single PDFs, two threads")):
        rounds = [in_a_fresh_process(kind, options.pages) for _ in range(options.rounds)]
        seconds = [figures["seconds"] for figures in rounds]
        print(
            f"{words:26} {statistics.median(seconds):6.2f} s  ({min(seconds):.2f}–{max(seconds):.2f})"
            f"  processor {statistics.median(figures['processor'] for figures in rounds):.2f} s"
            f"  {rounds[0]['bytes'] / 1e6:5.1f} MB  peak {max(figures['peak_mb'] for figures in rounds):.0f} MB"
        )
    return 0


def in_a_fresh_process(kind: str, pages: int) -> dict[str, float]:
    """One round; the child's time counts from before the first import of the typesetting code."""
    command = [sys.executable, __file__, "--child", kind, "--pages", str(pages)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def child(kind: str, pages: int) -> dict[str, float]:
    """Set the pages once and say how long it took, how large the result is and how much memory it wanted."""
    sys.path.insert(0, str(SOURCE))
    started = time.perf_counter()
    from bangvang_paper.typesetting.certificate import certificate_pdfs, certificates_pdf

    papers = some_papers(pages)
    size = len(certificates_pdf(papers)) if kind == "one" else sum(map(len, certificate_pdfs(papers)))
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    # On a loaded machine the processor's seconds say more than the clock's.
    return {"seconds": seconds, "processor": time.process_time(), "bytes": size, "peak_mb": peak}


def some_papers(count: int) -> list:
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
            issuer_title="Giám đốc Sở Lao động - Thương binh và Xã hội thành phố Hải Phòng",
            number_code=f"{mark}/QĐ-SLĐTBXH",
            decided_on=date(2020, 7, 13),
            golden_book_number=index + 1,
            place="Hải Phòng",
            signed_on=date(2020, 7, 13),
            signer_title="Giám đốc",
            signer_name="Trần Quốc Hưng",
            verify_url=f"https://thiduakhenthuong.example.vn/x/{secrets.token_urlsafe(12)}",
        )
        for index in range(count)
    ]


if __name__ == "__main__":
    sys.exit(main())
