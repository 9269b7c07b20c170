"""Reads a case: from plain data to the shapes of :mod:`bangvang_law.facts`, with the place of every mistake."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from bangvang_law.book import RECIPIENT_KINDS, Book
from bangvang_law.dated import Period
from bangvang_law.errors import CaseError, LawError, UnknownPack
from bangvang_law.facts import (
    CRITERIA,
    DISCIPLINE,
    GROUPS,
    LEVELS,
    MEMBER_COUNTS,
    NOT_ASSESSED,
    PENDING,
    RATINGS,
    RESULTS,
    SCOPES,
    STATED,
    TYPES,
    BlockLead,
    Case,
    Discipline,
    Expect,
    Held,
    Idea,
    Members,
    Movement,
    Pending,
    Post,
    Recipient,
    Usage,
)
from bangvang_law.finding import FINDINGS
from bangvang_law.packs import NATIONAL, book_for, pack_ids
from bangvang_law.record import Record, Source


def read_case(data: object, source: Source, book: Book) -> Case:
    """Read one case. Raises :class:`CaseError` with its place and a Vietnamese message."""
    return _case(Record(data, source, _refuse), book)


def _refuse(place: str, what: str, todo: str) -> CaseError:
    return CaseError(place, f"{what} {todo}".strip())


def _case(row: Record, book: Book) -> Case:
    name = row.text("name", "")
    on = row.day("on")
    received_on = row.maybe_day("received_on") or on
    if received_on > on:
        raise row.wrong(
            "received_on", f"Ngày nhận hồ sơ ({received_on}) sau ngày xét ({on}).", "Hãy kiểm tra lại hai ngày."
        )
    book = _book(row, book)
    case = Case(
        name=name,
        on=on,
        received_on=received_on,
        award=_award(row, "award", book),
        type=row.maybe_choice("type", TYPES),
        issuer=row.maybe_choice("issuer", book.data.authorities),
        period=_span(row, "period"),
        recipient=_recipient(row.record("recipient"), on, book),
        stated=_stated(row.maybe_record("stated"), book),
        expect=_expect(row.maybe_record("expect")),
        pack=book.pack,
    )
    if case.period is not None and case.period.start > on:
        raise row.wrong("period", "Thời gian lập thành tích bắt đầu sau ngày xét.", "Hãy kiểm tra lại các ngày.")
    row.done()
    return case


def _book(row: Record, book: Book) -> Book:
    """The book of the pack that the case names."""
    try:
        return book_for(row.maybe_text("pack"), book)
    except UnknownPack as wrong:
        ids = ", ".join((NATIONAL, *pack_ids()))
        raise row.wrong("pack", str(wrong), f"Các gói dùng được: {ids}.") from wrong


def _award(row: Record, key: str, book: Book) -> str:
    award = row.text(key)
    try:
        return book.award(award).id
    except LawError as wrong:
        raise row.wrong(key, str(wrong), "") from wrong


def _span(row: Record, key: str) -> Period | None:
    if row.raw(key, None) is None:
        return None
    days = row.items(key)
    if len(days) != 2:
        raise row.wrong(key, f"“{key}” phải có đúng hai ngày.", "Ví dụ: [2025-01-01, 2025-12-31].")
    first, last = (row.as_day(day, key) for day in days)
    if last < first:
        raise row.wrong(key, f"“{key}”: ngày cuối ({last}) trước ngày đầu ({first}).", "Hãy đổi lại thứ tự.")
    return Period.inclusive(first, last)


def _recipient(row: Record, on: date, book: Book) -> Recipient:
    awards = row.maybe_records("awards")
    initiatives, works = row.maybe_records("initiatives"), row.maybe_records("works")
    discipline, pending, posts = (
        row.maybe_records("discipline"),
        row.maybe_records("pending"),
        row.maybe_records("posts"),
    )
    recipient = Recipient(
        kind=row.choice("kind", RECIPIENT_KINDS),
        group=row.maybe_choice("group", GROUPS),
        sex=row.maybe_choice("sex", ("female", "male")),
        employed_since=row.maybe_day("employed_since"),
        ratings=_ratings(row, on),
        ratings_complete=row.flag("ratings_complete", False),
        awards=None if awards is None else tuple(_held(one, on, book) for one in awards),
        initiatives=None if initiatives is None else tuple(_idea(one, "recognised_on", book) for one in initiatives),
        works=None if works is None else tuple(_idea(one, "accepted_on", book) for one in works),
        discipline=None if discipline is None else tuple(_discipline(one) for one in discipline),
        pending=None if pending is None else tuple(_pending(one) for one in pending),
        retirement_decided_on=row.maybe_day("retirement_decided_on"),
        posts=None if posts is None else tuple(_post(one) for one in posts),
        members=_members(row.maybe_record("members")),
        leads_block=_block(row.maybe_record("leads_block")),
        movement=_movement(row.maybe_record("movement")),
    )
    row.done()
    return recipient


def _ratings(row: Record, on: date) -> dict[int, str]:
    if row.raw("ratings", None) is None:
        return {}
    years = row.record("ratings")
    found: dict[int, str] = {}
    for key in years.data:
        if not re.fullmatch(r"[12]\d{3}", str(key)):
            raise years.wrong(str(key), f"“{key}” không phải là năm.", "Hãy viết năm bốn chữ số.")
        year = int(str(key))
        if year > on.year:
            raise years.wrong(
                key if isinstance(key, int) else str(key),
                f"Xếp loại năm {year} ở sau ngày xét ({on}).",
                "Hãy bỏ năm đó.",
            )
        years.asked.add(key)
        value = years.data[key]
        if value not in (*RATINGS, NOT_ASSESSED):
            options = ", ".join((*RATINGS, NOT_ASSESSED))
            raise years.wrong(
                key if isinstance(key, int) else str(key),
                f"Không có mức xếp loại “{value}”.",
                f"Chọn một trong: {options}.",
            )
        found[year] = str(value)
    return found


def _held(row: Record, on: date, book: Book) -> Held:
    decided_on = row.maybe_day("decided_on")
    held = Held(
        award=_award(row, "award", book),
        year=row.maybe_whole("year", least=1900),
        decided_on=decided_on,
        decision=row.text("decision", ""),
        period=_span(row, "period"),
        revoked=row.flag("revoked", False),
    )
    row.done()
    if held.year is not None and held.year > on.year:
        raise row.wrong("year", f"Năm {held.year} ở sau ngày xét ({on}).", "Hãy kiểm tra lại năm.")
    if held.year is None and held.period is None and held.decided_on is None:
        raise row.wrong(None, "Không biết danh hiệu này của năm nào.", "Hãy thêm “year”, “period” hoặc “decided_on”.")
    return held


def _idea(row: Record, key: str, book: Book) -> Idea:
    idea = Idea(row.text("title", ""), row.choice("scope", SCOPES), row.maybe_day(key), _usage(row, book))
    row.done()
    return idea


_USED = re.compile(r"(?P<award>[a-z_0-9]+?)(?:[ /,(]+(?P<year>\d{4})\)?)?\Z")


def _usage(row: Record, book: Book) -> Usage | None:
    raw = row.raw("used_for", None)
    if raw is None:
        return None
    if isinstance(raw, Mapping):
        inner = row.record("used_for")
        usage = Usage(_award(inner, "award", book), inner.maybe_whole("year", least=1900))
        inner.done()
        return usage
    found = usage_in(row.text("used_for"))
    if found is None:
        raise row.wrong("used_for", f"Không hiểu “{raw}”.", "Hãy ghi mã danh hiệu, có thể kèm năm.")
    try:
        book.award(found.award)
    except LawError as wrong:
        raise row.wrong("used_for", str(wrong), "") from wrong
    return found


def usage_in(text: str) -> Usage | None:
    """What an initiative was used for, as written in one text: ``grassroots_emulation_fighter 2024``; None: not so written."""
    found = _USED.match(text)
    return Usage(found["award"], int(found["year"]) if found["year"] else None) if found else None


def _discipline(row: Record) -> Discipline:
    one = Discipline(row.choice("form", DISCIPLINE), row.day("from"), _end(row))
    row.done()
    return one


def _post(row: Record) -> Post:
    one = Post(row.text("post"), row.day("from"), _end(row))
    row.done()
    return one


def _end(row: Record) -> date | None:
    start, until = row.day("from"), row.maybe_day("until")
    if until is not None and until < start:
        raise row.wrong("until", f"Ngày cuối ({until}) trước ngày đầu ({start}).", "Hãy đổi lại thứ tự.")
    return until


def _pending(row: Record) -> Pending:
    one = Pending(row.choice("kind", PENDING), row.day("since"), row.maybe_day("cleared_on"))
    if one.cleared_on is not None and one.cleared_on < one.since:
        raise row.wrong("cleared_on", "Ngày kết thúc trước ngày bắt đầu.", "Hãy kiểm tra lại hai ngày.")
    row.done()
    return one


def _members(row: Record | None) -> Members | None:
    if row is None:
        return None
    counts = {name: row.maybe_whole(name, least=0) for name in MEMBER_COUNTS}
    row.done()
    total = counts["total"]
    for name, count in counts.items():
        if total is not None and count is not None and count > total:
            raise row.wrong(name, f"“{name}” ({count}) lớn hơn tổng số thành viên ({total}).", "Hãy kiểm tra lại số.")
    return Members(**counts)


def _block(row: Record | None) -> BlockLead | None:
    if row is None:
        return None
    one = BlockLead(row.choice("level", LEVELS), row.maybe_whole("year", least=1900))
    row.done()
    return one


def _movement(row: Record | None) -> Movement | None:
    if row is None:
        return None
    one = Movement(
        row.maybe_choice("level", LEVELS), row.maybe_whole("years", least=0), row.maybe_choice("result", RESULTS)
    )
    row.done()
    return one


def _stated(row: Record | None, book: Book) -> dict[str, bool]:
    if row is None:
        return {}
    found: dict[str, bool] = {}
    for key in row.data:
        if key not in STATED and key not in book.statements:  # the list of what may be stated is too long for a message
            raise row.wrong(
                str(key), f"“{key}” không phải là điều kiện được ghi nhận bằng lời.", "Xem docs/law/README.md."
            )
        if row.raw(str(key), None) is not None:
            found[str(key)] = row.flag(str(key))
    return found


def _expect(row: Record | None) -> Expect | None:
    if row is None:
        return None
    because = row.texts("because", [])
    for name in because:
        if name not in CRITERIA:
            raise row.wrong("because", f"Không có điều kiện “{name}”.", f"Chọn trong: {', '.join(CRITERIA)}.")
    expect = Expect(row.choice("finding", FINDINGS), tuple(because), tuple(row.texts("cites", [])))
    row.done()
    return expect
