"""One question to the book, one answer with its article and days: what ``bangvang ask`` prints.

``from`` is the first day of the answer, ``until`` the first day on which it no longer holds (null: no end known). A value is null
with ``status`` *unread* (it exists, its words were not read), *local* (left to ministries and provinces) or *none* (the law sets
nothing). Shares are exact fractions (``4/5``). Values of decrees are answered on every day, with a note where the law above
them was changed by words that nobody has read.
"""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from bangvang_law.book import RECIPIENT_KINDS, Book, national_book
from bangvang_law.dated import Period, Value
from bangvang_law.errors import LawError
from bangvang_law.finding import Word
from bangvang_law.loading.values import DOCUMENTS

UNITS = {
    "đồng": "đồng",
    "ngày làm việc": "working_days",
    "tháng": "months",
    "ngày trong năm": "month_day",
    "tỷ lệ": "share",
}
"""Units of the book as they stand in an answer; counts have no unit."""
BODY_UNITS = {"lần": "times", "năm": "years", "người": "people"}

THRESHOLDS = ("council_yes_share", "member_share", "times_in_a_row", "block_leaders_share", "women_share_in_tie_break")
DEADLINES = ("dossier_to_home_affairs_ministry",)
TIME_LIMITS = {
    "achievement_age_at_submission": "freshness_months",
    "home_affairs_ministry_appraises": "home_affairs_ministry_appraises",
    "province_appraises_state_merit": "province_appraises_state_merit",
    "publicity_before_council": "publicity_before_council",
    "return_items_after_annulment": "return_items_after_annulment",
    "consulted_agency_reply": "consulted_agency_reply",
}
"""What may be asked about time, and the kind of value that answers."""
PAPERS = ("margins_mm", "page_size_mm", "certificate_size_mm", "scan_dpi_min")
_OF_STATE = ("freshness_months", "home_affairs_ministry_appraises", "province_appraises_state_merit")
"""Limits that are set for awards of the State only."""

_OWN_DECREES = ("base-salary", "margins_mm", "page_size_mm", "scan_dpi_min")
"""What stands in decrees that do not hang on the law of emulation and commendation."""


class AskError(LawError, ValueError):
    """The question cannot be understood: what is missing or unknown, and what may be written instead."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer; :meth:`as_dict` is what ``--json`` prints."""

    value: object
    unit: str
    citations: tuple[str, ...]
    confidence: str
    period: Period
    note: str
    status: str

    def as_dict(self) -> dict[str, object]:
        """Exactly the keys that the interface promises."""
        return {
            "value": _plain(self.value),
            "unit": self.unit,
            "citations": list(self.citations),
            "confidence": self.confidence,
            "from": self.period.start.isoformat(),
            "until": self.period.end.isoformat() if self.period.end else None,
            "note": self.note,
            "status": self.status,
        }


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, with every id already known to the book."""

    book: Book
    on: date
    award: str | None
    recipient: str | None
    issuer: str | None
    what: str | None

    def needs(self, name: str, options: Sequence[str]) -> str:
        """An argument that this kind cannot do without, out of its options."""
        given: str | None = getattr(self, name)
        if given is None:
            raise AskError(f"Thiếu --{name}. Chọn một trong: {', '.join(options)}.")
        if given not in options:
            raise AskError(f"Không có “{given}” cho --{name}.{_near(given, options)}")
        return given

    def needs_award(self) -> str:
        """The award, which must be given."""
        if self.award is None:
            raise AskError("Thiếu --award: mã danh hiệu hoặc hình thức, ví dụ commendation_letter.")
        return self.award


def ask(
    kind: str,
    *,
    on: date,
    award: str | None = None,
    recipient: str | None = None,
    issuer: str | None = None,
    what: str | None = None,
    pack: str | None = None,
    book: Book | None = None,
) -> Answer:
    """Answer one question. Raises :class:`AskError` for a missing or unknown argument, never guesses one."""
    if kind not in KINDS:
        raise AskError(f"Không có loại câu hỏi “{kind}”.{_near(kind, tuple(KINDS))}")
    if book is None:
        book = _book(pack)
    try:
        award = book.award(award).id if award is not None else None
        issuer = book.authority(issuer).id if issuer is not None else None
    except LawError as wrong:
        raise AskError(str(wrong)) from wrong
    if recipient is not None and recipient not in RECIPIENT_KINDS:
        raise AskError(f"Không có đối tượng “{recipient}”.{_near(recipient, RECIPIENT_KINDS)}")
    answer = KINDS[kind].answer(Question(book, on, award, recipient, issuer, what))
    return answer if kind in _OWN_DECREES or what in _OWN_DECREES else _with_law_note(answer, book, on)


def _book(pack: str | None) -> Book:
    if pack in (None, "national"):
        return national_book()
    from bangvang_law.packs import book_of

    try:
        return book_of(pack)
    except LawError as wrong:
        raise AskError(str(wrong)) from wrong


# ── kinds ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _bonus(question: Question) -> Answer:
    award = question.needs_award()
    recipient = question.needs("recipient", RECIPIENT_KINDS)
    book, on = question.book, question.on
    bonus = book.bonus(award, recipient, on=on, issuer=question.issuer)
    factor = book.value("bonus_coefficient", on, award=award, recipient=recipient, issuer=question.issuer or "")
    if question.issuer is None and not factor.is_read:
        factor = book.value(
            "bonus_coefficient", on, award=award, recipient=recipient, issuer="provincial_department_head"
        )
    parts = [factor, book.base_salary(on), book.value("bonus_rounding", on), book.value("bonus_rounding_unit", on)]
    period = _common(parts, on)
    if bonus.coefficient is None:
        status = factor.status if factor.status in ("none", "local") else "unread"
        return Answer(None, "đồng", tuple(bonus.citations), bonus.confidence, period, bonus.note, status)
    others = {
        name: amount for name, amount in bonus.other_readings.items() if name == "nearest" and amount != bonus.amount
    }
    note = bonus.note
    if others:
        note = f"{note} Làm tròn gần nhất: {others['nearest']} đồng.".strip()
    if bonus.at_most:
        note = f"Không quá mức này. {note}".strip()
    return Answer(bonus.amount, "đồng", tuple(bonus.citations), bonus.confidence, period, note, "read")


def _base_salary(question: Question) -> Answer:
    return _of_value(question.book.base_salary(question.on))


def _authority(question: Question) -> Answer:
    award, book, on = question.needs_award(), question.book, question.on
    if question.issuer is not None:
        found = book.may_grant(award, question.issuer, on=on)
        known = {Word.MET: True, Word.NOT_MET: False}.get(found.finding)
        status = "read" if known is not None else "unread"
        citations = found.citations or (book.award(award).citation,)
        secondary = any("thứ cấp" in fact for fact in found.facts)
        confidence = "unread" if known is None else "secondary" if secondary else "primary"
        return Answer(known, "", citations, confidence, _grant_period(book, award, on), found.reason, status)
    names = book.who_may_grant(award, on=on)
    findings = [book.may_grant(award, name, on=on) for name in names]
    met = [name for name, found in zip(names, findings, strict=True) if found.finding is Word.MET]
    citations = tuple(dict.fromkeys(text for found in findings for text in found.citations)) or (
        book.award(award).citation,
    )
    period = _grant_period(book, award, on)
    if not met:
        note = findings[0].reason if findings else f"Chưa đọc được ai quyết định tặng {book.award(award).name}."
        return Answer(None, "", citations, "unread", period, note, "unread")
    grants = [one for one in book.data.grants if award in one.awards and one.authority in met and on in one.period]
    secondary = any(one.confidence == "secondary" for one in grants)
    note = f"{'; '.join(book.authority_name(name) for name in met)}."
    others = [book.authority_name(name) for name in names if name not in met]
    if others:
        note = f"{note} Chưa rõ, vì lời văn đã thay đổi hoặc chưa đọc: {'; '.join(others)}."
    return Answer(met, "", citations, "secondary" if secondary else "primary", period, note, "read")


def _grant_period(book: Book, award: str, on: date) -> Period:
    """The days around ``on`` on which the same articles name the same people."""
    edges = {
        day for one in book.data.grants if award in one.awards for day in (one.period.start, one.period.end) if day
    }
    edges |= {one.period.end for one in book.data.authorities.values() if one.period.end}
    edges |= {
        part.start
        for one in book.data.instruments.values()
        if one.kind == "law"
        for part in one.amendments
        if part.read == "no"
    }
    before = [day for day in edges if day <= on]
    after = [day for day in edges if day > on]
    return Period(max(before, default=on), min(after, default=None))


def _dossier(question: Question) -> Answer:
    value = question.book.value("dossier", question.on, award=question.needs_award())
    answer = _of_value(value)
    if not value.is_read or not isinstance(value.value, tuple):
        return answer
    return replace(answer, value=[{"document": name, "name": DOCUMENTS[name]} for name in value.value], unit="")


def _publicity(question: Question) -> Answer:
    return _of_value(question.book.value("publicity_before_council", question.on, award=question.needs_award()))


def _threshold(question: Question) -> Answer:
    what = question.needs("what", THRESHOLDS)
    award = "" if what == "women_share_in_tie_break" else question.needs_award()
    value = question.book.value(what, question.on, award=award)
    if not value.citations and award and _sets_no(question.book, what):
        return _no_such(question, award, what)
    return _of_value(value)


def _sets_no(book: Book, kind: str) -> bool:
    """Whether a kind of value belongs to some awards only, so that the others simply have none."""
    return kind in ("member_share", "times_in_a_row", "block_leaders_share") and any(
        name == kind for name, _ in book.data.values
    )


def _no_such(question: Question, award: str, what: str) -> Answer:
    one = question.book.award(award)
    if one.criteria == "read":
        note = f"Điều luật về {one.name} không đặt mức này."
        return Answer(None, "", (one.citation,), one.confidence, Period(question.on), note, "none")
    note = f"Điều kiện của {one.name} chưa đọc đủ để biết có mức này hay không."
    return Answer(None, "", (one.citation,), "unread", Period(question.on), note, "unread")


def _deadline(question: Question) -> Answer:
    question.needs("what", DEADLINES)
    return _of_value(question.book.value("dossier_to_home_affairs_ministry", question.on, award=question.needs_award()))


def _time_limit(question: Question) -> Answer:
    kind = TIME_LIMITS[question.needs("what", tuple(TIME_LIMITS))]
    award = question.needs_award() if kind == "publicity_before_council" else question.award
    if award and kind in _OF_STATE:
        one = question.book.award(award)
        if one.level != "state" or (kind == "freshness_months" and one.is_title):
            value = question.book.value(kind, question.on)
            note = f"Thời hạn này đặt cho khen thưởng cấp Nhà nước, không cho {one.name}."
            return replace(_of_value(value), value=None, status="none", note=note)
    return _of_value(question.book.value(kind, question.on, award=award or ""))


def _paper(question: Question) -> Answer:
    what = question.needs("what", PAPERS)
    book, on = question.book, question.on
    if what == "certificate_size_mm":
        value = book.value("certificate_layout", on, award=question.needs_award())
        return replace(_of_value(value, inside="size_mm"), unit="mm")
    value = book.value("document_layout", on)
    if what == "scan_dpi_min":
        return replace(_of_value(value, inside="scan", deeper="dpi_min"), unit="dpi")
    return replace(_of_value(value, inside=what), unit="mm")


@dataclass(frozen=True, slots=True)
class _Kind:
    answer: Callable[[Question], Answer]
    asks: str
    arguments: Mapping[str, Sequence[str]]


KINDS: Mapping[str, _Kind] = {
    "bonus": _Kind(
        _bonus, "tiền thưởng một đối tượng được nhận", {"award": (), "recipient": RECIPIENT_KINDS, "issuer": ()}
    ),
    "base-salary": _Kind(_base_salary, "lương cơ sở", {}),
    "authority": _Kind(
        _authority, "ai được quyết định tặng; có --issuer thì trả lời được hay không", {"award": (), "issuer": ()}
    ),
    "dossier": _Kind(_dossier, "thành phần hồ sơ", {"award": ()}),
    "publicity": _Kind(_publicity, "số ngày làm việc công khai trước khi họp hội đồng", {"award": ()}),
    "threshold": _Kind(_threshold, "tỷ lệ, số lần phải đạt", {"what": THRESHOLDS, "award": ()}),
    "deadline": _Kind(_deadline, "hạn trong năm (tháng-ngày)", {"what": DEADLINES, "award": ()}),
    "time-limit": _Kind(_time_limit, "thời hạn xử lý", {"what": tuple(TIME_LIMITS), "award": ()}),
    "paper": _Kind(_paper, "kích thước giấy, lề, bản quét", {"what": PAPERS, "award": ()}),
}
"""The kinds of questions, what each asks, and its arguments with their options (none listed: an id of the book)."""


# ── pieces ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _of_value(value: Value, *, inside: str = "", deeper: str = "") -> Answer:
    content = value.value
    for key in (inside, deeper):
        if key and isinstance(content, Mapping):
            content = content.get(key)
    status = value.status
    if status == "read" and content is None:
        status = "none"
    unit = UNITS.get(value.unit) or BODY_UNITS.get(value.unit, "")
    note = _base_said(value)
    return Answer(content, unit, value.citations, value.confidence, value.period, note, status)


def _base_said(value: Value) -> str:
    base = {"total_members": "Tính trên tổng số thành viên hội đồng."}.get(value.base, "")
    return f"{base} {value.note}".strip()


def _common(values: Sequence[Value], on: date) -> Period:
    """The days around ``on`` on which all of some values hold."""
    start = max((value.period.start for value in values), default=on)
    ends = [value.period.end for value in values if value.period.end is not None]
    return Period(start, min(ends, default=None))


def _with_law_note(answer: Answer, book: Book, on: date) -> Answer:
    """Say so where the law above the answer was changed by words that nobody has read."""
    read = book.last_read_day(on)
    if read >= on or answer.status == "unread":
        return answer
    changed = (
        f"Luật 06/2022/QH15 đã được sửa đổi bằng lời văn chưa đọc từ {date.fromordinal(read.toordinal() + 1):%d/%m/%Y}."
    )
    return replace(answer, note=f"{answer.note} {changed}".strip())


def _plain(value: object) -> object:
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}" if value.denominator != 1 else str(value.numerator)
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value


def _near(name: str, options: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, list(options), n=1)
    return f" Có phải “{near[0]}”?" if near else f" Chọn một trong: {', '.join(options)}."


def listing() -> dict[str, dict[str, object]]:
    """Every kind of question with its arguments, for ``bangvang ask --list``."""
    return {
        name: {
            "asks": kind.asks,
            "arguments": {argument: list(options) for argument, options in kind.arguments.items()},
        }
        for name, kind in KINDS.items()
    }


# ── the command ──────────────────────────────────────────────────────────────────────────────────────────────────────


_OPTIONS = {
    "on": "ngày, dạng 2026-11-23",
    "award": "mã danh hiệu, hình thức",
    "recipient": ", ".join(RECIPIENT_KINDS),
    "issuer": "mã người có thẩm quyền",
    "what": "hỏi mục nào, xem --list",
    "pack": "gói quy định",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """``bangvang ask KIND --on DAY …``: 0 answered (also *unread*), 2 a question that cannot be understood."""
    parser = argparse.ArgumentParser(prog="bangvang ask", description="Hỏi sách luật một giá trị của một ngày.")
    parser.add_argument("kind", nargs="?", metavar="KIND", help=", ".join(KINDS))
    for name, help_ in _OPTIONS.items():
        parser.add_argument(f"--{name}", help=help_)
    parser.add_argument("--list", action="store_true", dest="listing", help="các loại câu hỏi và tham số")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    if chosen.listing:
        print(json.dumps(listing(), ensure_ascii=False, indent=2) if chosen.json else _listing_text())
        return 0
    try:
        answer = _answered(chosen)
    except AskError as wrong:
        print(f"Chưa trả lời được: {wrong}", file=sys.stderr)
        return 2
    print(json.dumps(answer.as_dict(), ensure_ascii=False, indent=2) if chosen.json else _as_text(answer))
    return 0


def _answered(chosen: argparse.Namespace) -> Answer:
    if chosen.kind is None:
        raise AskError(f"Thiếu loại câu hỏi. Chọn một trong: {', '.join(KINDS)}.")
    if chosen.on is None:
        raise AskError("Thiếu --on: ngày cần hỏi, ví dụ --on 2026-11-23.")
    try:
        on = date.fromisoformat(chosen.on)
    except ValueError as wrong:
        raise AskError(f"“{chosen.on}” không phải là ngày. Hãy viết dạng 2026-11-23.") from wrong
    return ask(
        chosen.kind,
        on=on,
        award=chosen.award,
        recipient=chosen.recipient,
        issuer=chosen.issuer,
        what=chosen.what,
        pack=chosen.pack,
    )


def _as_text(answer: Answer) -> str:
    told = answer.as_dict()
    words = {"unread": "chưa đọc", "local": "do bộ, ban, ngành, tỉnh quy định", "none": "luật không đặt"}
    lines = [f"{words[answer.status]}" if answer.status in words else f"{told['value']} {answer.unit}".strip()]
    lines.append(f"Căn cứ: {'; '.join(answer.citations) or 'chưa có'} ({answer.confidence})")
    until = f", đến trước {told['until']}" if told["until"] else ""
    lines.append(f"Từ {told['from']}{until}")
    if answer.note:
        lines.append(answer.note)
    return "\n".join(lines)


def _listing_text() -> str:
    lines = []
    for name, kind in KINDS.items():
        lines.append(f"{name}: {kind.asks}")
        lines += [f"  --{argument} {', '.join(options) or 'MÃ'}" for argument, options in kind.arguments.items()]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
