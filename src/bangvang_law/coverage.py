"""How much of the law the book holds: awards modelled, partly modelled and unread, values cited, their confidence and age.

``python -m bangvang_law.coverage cases [--on YYYY-MM-DD] [--json]`` judges every case of a folder as well and ends with 1 when
one of them is not answered as it expects.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bangvang_law.awards import modelled
from bangvang_law.book import Book, national_book
from bangvang_law.casefile import UnreadableFile, judge_file
from bangvang_law.dated import Value, full_months
from bangvang_law.facts import CRITERIA
from bangvang_law.packs import book_of, pack_ids

_AGES = ((3, "đối chiếu trong 3 tháng"), (12, "trong 12 tháng"), (10_000, "lâu hơn 12 tháng"))


def coverage(book: Book, on: date) -> dict[str, Any]:
    """Figures of the book itself. Values that an unread amendment cut off count as *unread*, not twice."""
    values = [value for timeline in book.data.values.values() for _, value in timeline.entries]
    return {
        "edition": book.edition,
        "awards": {
            "all": len(book.awards()),
            "modelled": sum(one.id in modelled() and one.criteria == "read" for one in book.awards()),
            "partial": sum(one.id in modelled() and one.criteria != "read" for one in book.awards()),
            "unread": sum(one.id not in modelled() for one in book.awards()),
        },
        "values": {
            "all": len(values),
            "cited": sum(bool(value.citations) for value in values),
            "by_status": dict(Counter(value.status for value in values)),
            "by_confidence": dict(Counter(value.confidence for value in values)),
            "by_age": dict(Counter(_age(value, on) for value in values if value.read_on)),
        },
        "instruments": {
            "all": len(book.data.instruments),
            "by_reading": dict(Counter(one.read for one in book.data.instruments.values())),
        },
        "packs": {pack: _of_pack(pack) for pack in pack_ids()},
    }


def _of_pack(pack: str) -> dict[str, Any]:
    """Figures of what a shipped pack brings itself; a criterion or an award counts as one rule."""
    told = book_of(pack).packs[-1]
    return {
        "name": told.name,
        "rules": dict(Counter(rule.sort for rule in told.rules)),
        "all": len(told.rules),
        "cited": sum(bool(rule.citations) for rule in told.rules),
        "read_on": told.read_on.isoformat(),
    }


def _age(value: Value, on: date) -> str:
    months = full_months(value.read_on, on) if value.read_on else 10_000
    return next(words for limit, words in _AGES if months < limit)


def judged(folder: Path) -> dict[str, Any]:
    """Every case of a folder: how many, how many as expected, and which awards and criteria they touch."""
    found = Counter[str]()
    awards, criteria, wrong = set[str](), set[str](), list[str]()
    for path in sorted(folder.rglob("*.yaml")):
        try:
            results, _ = judge_file(path)
        except UnreadableFile as unreadable:
            wrong.append(str(unreadable))
            continue
        for result in results:
            found[str(result.get("finding", "error"))] += 1
            if "error" in result or "differs" in result:
                wrong.append(f"{path}: {result['name']}: {result.get('error') or result.get('differs')}")
                continue
            awards.add(str(result["award"]))
            criteria.update(_criteria(result["tree"]))
    return {
        "cases": sum(found.values()),
        "by_finding": dict(found),
        "awards": len(awards),
        "criteria": sorted(criteria & set(CRITERIA)),
        "wrong": wrong,
    }


def _criteria(node: Any) -> Iterable[str]:
    yield str(node["criterion"])
    for part in node["parts"]:
        yield from _criteria(part)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="bangvang_law.coverage", description="Sổ luật đã đọc và đã viết đến đâu.")
    parser.add_argument("cases", nargs="?", type=Path)
    parser.add_argument("--on", type=date.fromisoformat, default=date.today())  # noqa: DTZ011 - the reader's own day
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    told = coverage(national_book(), chosen.on)
    if chosen.cases:
        told["cases"] = judged(chosen.cases)
    print(json.dumps(told, ensure_ascii=False, indent=2) if chosen.json else _as_text(told))
    return 1 if told.get("cases", {}).get("wrong") else 0


def _as_text(told: dict[str, Any]) -> str:
    awards, values, texts = told["awards"], told["values"], told["instruments"]
    lines = [
        f"Sách luật {told['edition']}",
        f"Danh hiệu, hình thức: {awards['all']} (đã viết đủ {awards['modelled']}, một phần {awards['partial']}, "
        f"chưa đọc {awards['unread']})",
        f"Giá trị: {values['all']}, có căn cứ {values['cited']} ({values['cited'] / values['all']:.0%})",
        *_listed("  tình trạng", values["by_status"]),
        *_listed("  độ tin cậy", values["by_confidence"]),
        *_listed("  ngày đối chiếu", values["by_age"]),
        f"Văn bản: {texts['all']}",
        *_listed("  đã đọc", texts["by_reading"]),
        *(_pack_said(pack) for pack in told["packs"].values()),
    ]
    if "cases" in told:
        cases = told["cases"]
        lines.append(
            f"Ca: {cases['cases']}, chạm {cases['awards']} loại và {len(cases['criteria'])}/{len(CRITERIA)} điều kiện; "
            f"khác dự kiến {len(cases['wrong'])}"
        )
        lines += _listed("  kết luận", cases["by_finding"])
        lines += [f"  SAI: {text}" for text in cases["wrong"]]
    return "\n".join(lines)


def _pack_said(pack: dict[str, Any]) -> str:
    sorts = ", ".join(f"{_SORTS[sort]} {count}" for sort, count in sorted(pack["rules"].items()))
    return (
        f"Gói {pack['name']}: {pack['all']} quy định ({sorts}), có căn cứ {pack['cited']}; đọc ngày {pack['read_on']}"
    )


_SORTS = {"value": "giá trị", "criteria": "tiêu chuẩn", "award": "danh hiệu", "text": "lời văn áp dụng"}


def _listed(label: str, counts: dict[str, int]) -> list[str]:
    return [f"{label}: {', '.join(f'{name} {number}' for name, number in sorted(counts.items()))}"]


if __name__ == "__main__":
    sys.exit(main())
