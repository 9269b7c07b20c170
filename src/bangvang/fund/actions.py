"""Verbs of the fund book: open a year, enter, take back, pay the money of a decision, close the year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.decision.choices import DecisionState
from bangvang.decision.models import Decision
from bangvang.fund.choices import INCOMES, Due, EntryKind, Method
from bangvang.fund.dues import DueLine, dues_of
from bangvang.fund.models import Entry, FundYear, Payment
from bangvang.fund.permissions import may_keep, require
from bangvang.fund.queries import sums_of
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit
from bangvang_paper.typesetting.wording import grouped


def open_year(
    by: User, body: Unit, year: int, *, opening: int | None = None, ceiling_base: int | None = None
) -> FundYear:
    """Open the book of a year; ``opening`` None carries over what the year before left. Raises PermissionDenied, `Refusal`."""
    require(may_keep(by, body))
    with transaction.atomic():
        if FundYear.objects.filter(body=body, year=year).exists():
            raise Refusal(_("Sổ quỹ năm %(year)d của %(body)s đã mở.") % {"year": year, "body": body})
        before = FundYear.objects.filter(body=body, year=year - 1).first()
        if opening is None:
            opening = sums_of(before).left if before is not None else 0
        book = FundYear.objects.create(body=body, year=year, opening=opening, ceiling_base=ceiling_base)
        audit.record(by, "opened_fund_year", book)
        outbox.tell("fund.year_opened", book)
    return book


def enter(
    by: User,
    book: FundYear,
    *,
    kind: str,
    on: date,
    amount: int,
    document: str,
    words: str,
    decision: Decision | None = None,
) -> Entry:
    """Enter an income or an expense of ``amount`` đồng. Raises PermissionDenied, `Refusal`."""
    require(may_keep(by, book.body))
    with transaction.atomic():
        standing = _open_book(book)
        _fits(standing, kind, on, amount)
        entry = Entry.objects.create(
            book=standing, kind=EntryKind(kind), on=on, amount=amount, document=document.strip(), words=words.strip(),
            decision=decision, by=by,
        )  # fmt: skip
        audit.record(by, "entered_in_fund", book, note=str(entry))
        outbox.tell("fund.entered", entry)
    return entry


def take_back(by: User, entry: Entry, *, on: date, document: str) -> Entry:
    """Reverse a mistake by an entry of the same kind and less than nothing; payments stand on record with it.

    Raises PermissionDenied, and `Refusal` for what was reversed, is a reversal, or paid bonuses.
    """
    require(may_keep(by, entry.book.body))
    with transaction.atomic():
        book = _open_book(entry.book)
        if entry.reverses_id is not None or Entry.objects.filter(reverses=entry).exists():
            raise Refusal(_("Bút toán này đã được đảo, hoặc chính là bút toán đảo. Không đảo lần nữa."))
        if entry.payments.exists():
            raise Refusal(
                _("Bút toán này đã trả tiền thưởng cho người có tên. Tiền trả lại thì ghi thu: tiền thưởng trả lại.")
            )
        if entry.kind in INCOMES:
            _enough(book, entry.amount)
        _in_year(book, on)
        done = Entry.objects.create(
            book=book, kind=entry.kind, on=on, amount=-entry.amount, document=document.strip(),
            words=_("Đảo bút toán: %(words)s") % {"words": entry.words[:280]}, decision=entry.decision, reverses=entry, by=by,
        )  # fmt: skip
        audit.record(by, "reversed_fund_entry", entry.book, note=str(entry))
        outbox.tell("fund.reversed", done)
    return done


def pay(
    by: User, decision: Decision, *, lines: Sequence[int], on: date, method: str, document: str, accept: bool = False
) -> Entry:
    """Pay the chosen lines (ids) of an issued decision: one expense of the year of ``on``, one payment a line, once each.

    ``accept``: lines that a person had to look at (`Due.ASK`) are paid too. Raises PermissionDenied, `Refusal`.
    """
    require(may_keep(by, decision.body))
    if decision.state != DecisionState.ISSUED:
        raise Refusal(_("Quyết định chưa ban hành nên chưa trả tiền thưởng được."))
    if on < decision.signed_on:
        raise Refusal(_("Ngày trả trước ngày ký quyết định. Hãy xem lại ngày."))
    if on > timezone.localdate():
        raise Refusal(_("Ngày trả chưa tới. Hãy ghi khi đã trả."))
    with transaction.atomic():
        book = _book_of(decision.body, on)
        Decision.objects.select_for_update().get(pk=decision.pk)  # two accountants must not pay one line twice
        chosen = _chosen(decision, set(lines), accept=accept)
        total = sum(one.amount for one in chosen)
        _fits(book, EntryKind.BONUS, on, total)
        entry = Entry.objects.create(
            book=book, kind=EntryKind.BONUS, on=on, amount=total, document=document.strip(), decision=decision, by=by,
            words=_("Tiền thưởng theo %(code)s, %(count)d dòng") % {"code": decision.code, "count": len(chosen)},
        )  # fmt: skip
        Payment.objects.bulk_create(
            Payment(line=one.line, entry=entry, amount=one.amount, method=Method(method), on=on) for one in chosen
        )
        audit.record(by, "paid_bonuses", decision, note=str(entry))
        outbox.tell("fund.paid", entry)
    return entry


def close_year(by: User, book: FundYear, *, on: date, read_version: int) -> FundYear:
    """Close the book: nothing is entered in it any more. Raises PermissionDenied, Stale, `Refusal`."""
    require(may_keep(by, book.body))
    with transaction.atomic():
        claim(book, read_version)
        book.refresh_from_db(fields=["closed_on"])
        if book.closed_on is not None:
            raise Refusal(_("Sổ này đã khóa ngày %(day)s.") % {"day": f"{book.closed_on:%d/%m/%Y}"})
        if on < date(book.year, 12, 31):
            raise Refusal(_("Chưa hết năm %(year)d nên chưa khóa sổ được.") % {"year": book.year})
        book.closed_on = on
        book.save(update_fields=["closed_on"])
        audit.record(by, "closed_fund_year", book)
        outbox.tell("fund.year_closed", book)
    return book


def _open_book(book: FundYear) -> FundYear:
    standing = FundYear.objects.select_for_update().get(pk=book.pk)
    if standing.closed_on is not None:
        raise Refusal(_("Sổ quỹ năm %(year)d đã khóa. Hãy ghi vào sổ của năm đang mở.") % {"year": standing.year})
    return standing


def _book_of(body: Unit, on: date) -> FundYear:
    book = FundYear.objects.filter(body=body, year=on.year).first()
    if book is None:
        raise Refusal(_("Chưa mở sổ quỹ năm %(year)d. Hãy mở sổ và ghi khoản thu trước.") % {"year": on.year})
    return _open_book(book)


def _fits(book: FundYear, kind: str, on: date, amount: int) -> None:
    if amount <= 0:
        raise Refusal(_("Số tiền phải lớn hơn 0 đồng."))
    _in_year(book, on)
    if kind not in INCOMES:
        _enough(book, amount)


def _in_year(book: FundYear, on: date) -> None:
    if on.year != book.year:
        raise Refusal(
            _("Ngày %(day)s không thuộc sổ quỹ năm %(year)d. Hãy chọn đúng sổ.")
            % {"day": f"{on:%d/%m/%Y}", "year": book.year}
        )


def _enough(book: FundYear, amount: int) -> None:
    left = sums_of(book).left
    if amount > left:
        raise Refusal(
            _("Quỹ còn %(left)s đồng, không đủ chi %(amount)s đồng. Hãy ghi khoản thu đã nhận trước.")
            % {"left": grouped(left), "amount": grouped(amount)}
        )


def _chosen(decision: Decision, wanted: set[int], *, accept: bool) -> list[DueLine]:
    found = [one for one in dues_of(decision, timezone.localdate()) if one.line.pk in wanted]
    if not found:
        raise Refusal(_("Chưa chọn dòng nào. Hãy đánh dấu ít nhất một dòng."))
    for one in found:
        if one.payment is not None:
            raise Refusal(
                _("%(name)s đã được trả ngày %(day)s. Hãy tải lại trang.")
                % {"name": one.line.name, "day": f"{one.payment.on:%d/%m/%Y}"}
            )
        asked = accept and one.due == Due.ASK
        if not asked and not one.is_open:
            raise Refusal(_("%(name)s: %(why)s. Hãy bỏ dấu dòng ấy.") % {"name": one.line.name, "why": _told(one)})
    return found


def _told(one: DueLine) -> str:
    return f"{Due(one.due).label} ({one.why})" if one.why else str(Due(one.due).label)
