"""How long one decision with a list of a thousand rows takes, as PDF and as DOCX.

Run it from the root of the repository::

    python benchmarks/decisions.py [--rows 1000] [--rounds 5]

Every round is a process of its own that has set nothing before, with names that no other round has; reading the law book
and importing the typesetting code are counted apart. Prints medians, asserts nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

SIGNED_ON = date(2026, 11, 23)
BOUNDS = {"PDF": 3, "DOCX": 5}
PLACES = (
    "Chuyên viên, Phòng Việc làm - An toàn lao động",
    "Trưởng phòng, Phòng Người có công",
    "Giáo viên, Trường Cao đẳng nghề số 2",
    "Điều dưỡng, Trung tâm Điều dưỡng người có công",
)


def main() -> int:
    """Measure in children and print medians (or, with ``--child``, be one of them)."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--child", type=int)
    options = parser.parse_args()
    if options.child is not None:
        print(json.dumps(child(options.rows, options.child)))
        return 0
    print(f"{os.cpu_count()} cores, load before {' '.join(f'{load:.2f}' for load in os.getloadavg())}")
    print(f"one decision of {options.rows:,} rows, median of {options.rounds} fresh processes")
    rounds = [in_a_fresh_process(options.rows, number) for number in range(options.rounds)]
    for kind, bound in BOUNDS.items():
        clock = [one[kind]["clock"] for one in rounds]
        print(
            f"  {kind:<5} {statistics.median(clock):5.2f} s by the clock ({min(clock):.2f}–{max(clock):.2f}, bound {bound})"
            f"  {statistics.median(one[kind]['processor'] for one in rounds):5.2f} s of a processor"
            f"  {rounds[0][kind]['bytes'] / 1024:6.1f} KB"
        )
    print(f"  imports and law book {statistics.median(one['begin'] for one in rounds):.2f} s")
    print(f"load after {' '.join(f'{load:.2f}' for load in os.getloadavg())}")
    return 0


def in_a_fresh_process(rows: int, number: int) -> dict[str, Any]:
    command = [sys.executable, __file__, "--child", str(number), "--rows", str(rows)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def child(rows: int, number: int) -> dict[str, Any]:
    begun = time.perf_counter()
    from bangvang_paper.typesetting.decision import decision_docx, decision_pdf

    paper = a_decision(rows, number)
    told: dict[str, Any] = {"begin": time.perf_counter() - begun}
    for kind, make in (("PDF", decision_pdf), ("DOCX", decision_docx)):
        clock, processor = time.perf_counter(), time.process_time()
        size = len(make(paper))
        told[kind] = {
            "clock": time.perf_counter() - clock,
            "processor": time.process_time() - processor,
            "bytes": size,
        }
    return told


def a_decision(rows: int, number: int) -> Any:
    """A decision of collectives and people, as the office's own code hands it to the typesetter."""
    from _names import names

    from bangvang_law.book import national_book
    from bangvang_paper.typesetting.annex import Annex, AnnexGroup
    from bangvang_paper.typesetting.decision import DecisionPaper

    people = list(islice(names(), rows * number, rows * (number + 1)))
    units = max(rows // 10, 1)
    listed = [
        [place, f"Ông {name}", f"{PLACES[place % 4]}, Sở Lao động - Thương binh và Xã hội", 450_000]
        for place, name in enumerate(people, start=1)
    ]
    groups = [
        AnnexGroup(label=f"I. Tập thể ({units})", rows=listed[:units]),
        AnnexGroup(label=f"II. Cá nhân ({rows - units})", rows=listed[units:]),
    ]
    return DecisionPaper(
        parent_agency="Ủy ban nhân dân thành phố Hải Phòng",
        agency="Sở Lao động - Thương binh và Xã hội",
        number=number + 1,
        symbol="QĐ-SLĐTBXH",
        place="Hải Phòng",
        signed_on=SIGNED_ON,
        heading=f"Về việc tặng Giấy khen cho {units} tập thể và {rows - units} cá nhân có thành tích xuất sắc",
        authority_title="Giám đốc Sở Lao động - Thương binh và Xã hội",
        grounds=["Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"],
        proposal_line="Theo đề nghị của Chánh Văn phòng",
        articles=["Tặng Giấy khen (có danh sách kèm theo).", "Quyết định này có hiệu lực kể từ ngày ký."],
        power=None,
        signer_title="Giám đốc",
        signer_name="Trần Quốc Hưng",
        recipients=["Như Điều 2", "Lưu: VT"],
        annex=Annex(
            title="Danh sách tặng Giấy khen",
            columns=["STT", "Tập thể, cá nhân", "Chức vụ, đơn vị", "Tiền thưởng (đồng)"],
            groups=groups,
            money_column=3,
            total=450_000 * rows,
        ),
        draft_note=None,
        layout=national_book().document_layout(on=SIGNED_ON),
    )


if __name__ == "__main__":
    sys.exit(main())
