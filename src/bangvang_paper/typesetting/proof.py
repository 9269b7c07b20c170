"""Phiếu chứng minh điều kiện: the law's own tree of one dossier, printed with reasons, facts and articles.

The tree is taken as the law's engine gives it (``criterion``, ``finding``, ``reason``, ``citations``, ``facts``,
``parts``). A node may carry ``years``, the table of its chain: a mapping per year with ``year``, ``what`` (award or rating),
``decision``, ``day``, ``issuer``, ``state`` (counted, not_counted, unclear) and ``word`` (whether it counts, or why not).
This module weighs nothing: it numbers, names and sets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bangvang_paper.typesetting import press
from bangvang_paper.typesetting.face import printable
from bangvang_paper.typesetting.wording import clean, short_day

TEMPLATE = "proof.typ"

FINDING_WORDS = {
    "met": "Đạt",
    "not_met": "Không đạt",
    "unknown": "Thiếu chứng cứ",
    "needs_person": "Cần người quyết định",
    "unread": "Luật chưa đọc",
    "not_in_force": "Không có hiệu lực",
}
# What a criterion asks, in the words of the office; the reason under it says what was found.
CRITERION_WORDS = {
    "all_of": "Đạt tất cả các điều sau",
    "any_of": "Đạt một trong các điều sau",
    "in_force": "Danh hiệu, hình thức khen thưởng đang có hiệu lực",
    "recipient_kind": "Đúng loại đối tượng được khen",
    "recipient_group": "Đúng nhóm đối tượng được khen",
    "authority": "Người quyết định có thẩm quyền tặng",
    "hold": "Không trong thời gian xem xét kỷ luật, điều tra, thanh tra, khiếu nại, tố cáo",
    "double_reward": "Chưa được khen cho cùng một thành tích",
    "freshness": "Thành tích còn trong thời hạn đề nghị",
    "after_discipline": "Thành tích tính từ sau khi chấp hành xong kỷ luật",
    "held": "Đã được tặng danh hiệu, hình thức khen thưởng làm căn cứ",
    "held_in_a_row": "Đã được tặng liên tục đủ số lần",
    "rated": "Mức xếp loại chất lượng",
    "rated_in_a_row": "Mức xếp loại chất lượng liên tục đủ số năm",
    "initiative": "Sáng kiến, đề tài được công nhận",
    "service": "Thời gian công tác",
    "post_held": "Thời gian giữ chức vụ",
    "member_share": "Tỷ lệ thành viên của tập thể",
    "member_count": "Số thành viên của tập thể",
    "member_discipline": "Kỷ luật của thành viên trong tập thể",
    "leads_block": "Dẫn đầu cụm, khối thi đua",
    "movement_result": "Kết quả trong phong trào thi đua",
    "stated": "Đánh giá mà luật giao cho người xét",
    "unread": "Điều luật chưa được đọc",
}
_UNREAD_MARK = "chưa đọc"
_NO_LETTER = "\u25a1"


@dataclass(frozen=True)
class ProofSheet:
    """One sheet. ``tree`` is a root node whose parts are the criteria; ``finding`` is the root's word.

    ``title`` lines say what is asked for whom ("Đề nghị tặng Giấy khen …"); the days are that of the achievement (both
    ends), of receipt and of assessment, and are never mixed; ``verdict`` is one sentence, made from the finding when it
    is left out. ``book_edition`` names the law book that judged.
    """

    title: Sequence[str]
    nominee: str
    assessed_on: date
    finding: str
    tree: Mapping[str, object]
    book_edition: str
    nominee_line: str = ""
    received_on: date | None = None
    achieved_from: date | None = None
    achieved_until: date | None = None
    verdict: str = ""
    note: str | None = None
    draft_note: str | None = None
    labels: Mapping[str, str] = field(default_factory=dict)


def proof_sheets_pdf(sheets: Sequence[ProofSheet]) -> bytes:
    """All sheets in one PDF/A-2b, each beginning on a page of its own, numbered from one.

    Raises ``ValueError`` for no sheets. A letter that no font has is shown as an empty box: a proof sheet is working paper
    and must not fail because a file name in its facts is odd.
    """
    if not sheets:
        raise ValueError("Chưa có phiếu chứng minh nào để in.")
    return press.pdf(TEMPLATE, {"sheets": [_sheet(sheet) for sheet in sheets]})


def state_of(node: Mapping[str, object]) -> str:
    """The word to show: the finding, or ``unread`` when a finding is open only because the law has not been read."""
    finding = str(node.get("finding", "unknown"))
    reason = str(node.get("reason", "")).lower()
    if finding == "unknown" and (node.get("criterion") == "unread" or reason == "unread" or _UNREAD_MARK in reason):
        return "unread"
    return finding if finding in FINDING_WORDS else "unknown"


def _sheet(sheet: ProofSheet) -> dict[str, object]:
    parts = _parts(sheet.tree)
    rows = [
        row for number, part in enumerate(parts or [sheet.tree], 1) for row in _rows(part, str(number), 0, False, sheet)
    ]
    counts = Counter(str(row["state"]) for row in rows if row["leaf"] and not row["moot"])
    finding = sheet.finding if sheet.finding in FINDING_WORDS else "unknown"
    return {
        "title": [_shown(line) for line in sheet.title],
        "nominee": _shown(sheet.nominee),
        "nominee_line": _shown(sheet.nominee_line),
        "days": _days(sheet),
        "state": finding,
        "verdict": _shown(sheet.verdict) or _verdict(finding, counts),
        "counts": [
            {"state": state, "word": f"{counts[state]} {_lowered(word)}"}
            for state, word in FINDING_WORDS.items()
            if counts[state]
        ],
        "rows": rows,
        "edition": _shown(sheet.book_edition),
        "note": _shown(sheet.note or ""),
        "draft": _shown(sheet.draft_note or ""),
    }


def _rows(
    node: Mapping[str, object], number: str, depth: int, moot: bool, sheet: ProofSheet
) -> list[dict[str, object]]:
    """The node and, after it, its parts. A branch that can change nothing any more is moot and set pale."""
    state = state_of(node)
    children = _parts(node)
    row: dict[str, object] = {
        "number": number,
        "depth": depth,
        "moot": moot,
        "leaf": not children,
        "state": state,
        "word": FINDING_WORDS[state],
        "label": _shown(_label(node, sheet.labels)),
        "reason": "" if node.get("reason") == "unread" else _shown(str(node.get("reason", ""))),
        "facts": [_shown(fact) for fact in _texts(node, "facts")],
        "citations": [_shown(citation) for citation in _texts(node, "citations")],
        "years": _years(node),
    }
    choice_made = node.get("criterion") == "any_of" and node.get("finding") == "met"
    rows = [row]
    for index, child in enumerate(children, 1):
        pale = moot or (choice_made and child.get("finding") != "met")
        rows += _rows(child, f"{number}.{index}", depth + 1, pale, sheet)
    return rows


def _years(node: Mapping[str, object]) -> list[dict[str, object]]:
    """The table of a chain: six cells a year; what is not known is a dash."""
    years = node.get("years")
    rows = [one for one in years if isinstance(one, Mapping)] if isinstance(years, Sequence) else []
    return [
        {
            "cells": [
                _shown(str(row.get(name) or "–")) for name in ("year", "what", "decision", "day", "issuer", "word")
            ],
            "counted": row.get("state") == "counted",
        }
        for row in rows
    ]


def _label(node: Mapping[str, object], labels: Mapping[str, str]) -> str:
    criterion = str(node.get("criterion", ""))
    return labels.get(criterion) or CRITERION_WORDS.get(criterion) or criterion.replace("_", " ")


def _days(sheet: ProofSheet) -> list[dict[str, str]]:
    """The three days; one that is not known is said to be so."""
    unknown = "chưa ghi"
    begin, end = sheet.achieved_from, sheet.achieved_until
    achieved = f"{short_day(begin) if begin else unknown} – {short_day(end) if end else unknown}"
    return [
        {"label": "Thành tích", "day": achieved if begin or end else unknown},
        {"label": "Tiếp nhận", "day": short_day(sheet.received_on) if sheet.received_on else unknown},
        {"label": "Xét ngày", "day": short_day(sheet.assessed_on)},
    ]


def _verdict(finding: str, counts: Counter[str]) -> str:
    match finding:
        case "met":
            return "Đủ điều kiện theo các điều luật đã đọc."
        case "not_met":
            return "Không đủ điều kiện."
        case "not_in_force":
            return "Danh hiệu, hình thức khen thưởng này không có hiệu lực vào ngày xét."
        case "needs_person":
            return f"Chưa kết luận được: {counts['needs_person'] or 1} điều phải do người có thẩm quyền đánh giá."
    open_ways = [
        ("còn thiếu chứng cứ", counts["unknown"] or not counts["unread"]),
        ("có điều luật chưa được đọc", counts["unread"]),
        ("có điều phải do người có thẩm quyền đánh giá", counts["needs_person"]),
    ]
    return f"Chưa kết luận được: {', '.join(words for words, there in open_ways if there)}."


def _parts(node: Mapping[str, object]) -> list[Mapping[str, object]]:
    parts = node.get("parts")
    return [part for part in parts if isinstance(part, Mapping)] if isinstance(parts, Sequence) else []


def _texts(node: Mapping[str, object], name: str) -> list[str]:
    values = node.get(name)
    return [str(value) for value in values] if isinstance(values, Sequence) and not isinstance(values, str) else []


def _shown(text: str) -> str:
    letters = printable()
    return "".join(mark if mark in letters else _NO_LETTER for mark in clean(text))


def _lowered(word: str) -> str:
    return word[0].lower() + word[1:]
