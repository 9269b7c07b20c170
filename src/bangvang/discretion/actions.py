"""Asking to be shown less, answering it, and showing in full again. What stands in the register is never touched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.chronicle import actions as chronicle
from bangvang.consultation.actions.forgetting import AT_ONCE, last_day_kept
from bangvang.consultation.queries import code_of, hash_of_code
from bangvang.consultation.validators import cleaned
from bangvang.discretion.choices import Extent, WishOutcome
from bangvang.discretion.models import Answer, Showing, Wish
from bangvang.discretion.permissions import may_answer, require
from bangvang.discretion.queries import honours_less_shown, honours_reached, is_asked_about_people
from bangvang.outbox import actions as outbox
from bangvang.register.models import Honour


@dataclass(frozen=True)
class Receipt:
    """A wish with the code that tells its way. The code is kept nowhere."""

    wish: Wish
    code: str


def ask(
    honour: Honour, *, extent: str, every_honour: bool, asker: str, name: str, reason: str, contact: str, form_key: str
) -> Receipt:
    """Take in a wish and give a receipt. No right is asked: nothing changes before an officer made sure who asks.

    The same form sent twice is one wish with one receipt. Raises `Refusal` for the honour of a unit.
    """
    if not is_asked_about_people(honour):
        raise Refusal(_("Đây là lần khen một tập thể. Bớt hiện tên chỉ dành cho cá nhân và hộ gia đình."))
    code = code_of(form_key)
    made = Wish(
        honour=honour,
        extent=extent,
        every_honour=every_honour,
        asker=asker,
        name=" ".join(cleaned(name).split()),
        reason=cleaned(reason),
        code_hash=hash_of_code(code),
        form_key=form_key,
    )
    made.contact = " ".join(cleaned(contact).split())
    try:
        with transaction.atomic():
            made.save()
            outbox.tell("discretion.asked", made)
            chronicle.write("discretion.asked", made, [made])
    except IntegrityError:  # this form was sent before
        return Receipt(Wish.objects.get(form_key=form_key), code)
    return Receipt(made, code)


def accept(by: User, wish: Wish, *, reason: str, cite: str, on: date) -> Answer:
    """Show the honours as asked, from now on; where every honour was asked for, those that are granted later too.

    Raises PermissionDenied, and `Refusal` once it was answered.
    """
    with transaction.atomic():
        answer = _answered(by, wish, WishOutcome.ACCEPTED, reason, cite, on)
        showings = _show(by, wish, honours_reached(wish), Extent(wish.extent), reason)
        chronicle.write("discretion.accepted", answer, [answer, *showings], facts={"honours": len(showings)})
    return answer


def refuse(by: User, wish: Wish, *, reason: str, cite: str, on: date) -> Answer:
    """Answer no, with a reason that whoever asked reads. Raises PermissionDenied, `Refusal`."""
    if not reason.strip():
        raise Refusal(_("Không đồng ý thì phải ghi lý do, để người đề nghị biết vì sao."))
    with transaction.atomic():
        answer = _answered(by, wish, WishOutcome.REFUSED, reason, cite, on)
        chronicle.write("discretion.refused", answer, [answer])
    return answer


def show_again(by: User, wish: Wish, *, reason: str) -> list[Showing]:
    """Take an accepted wish back: its honours are shown in full again. Raises PermissionDenied, `Refusal`."""
    require(may_answer(by, wish))
    if not reason.strip():
        raise Refusal(_("Hiện lại tên của một người thì phải ghi lý do."))
    with transaction.atomic():
        less = honours_less_shown(wish)
        if not less:
            raise Refusal(_("Những lần khen của đề nghị này đang hiện đủ họ tên rồi."))
        showings = _show(by, wish, less, Extent.FULL, reason)
        audit.record(by, "shown_again", wish, note=reason.strip())
        chronicle.write("discretion.shown_again", wish, showings)
    return showings


def open_contact(by: User, wish: Wish) -> str:
    """How to reach whoever asks; that it was looked at is written down."""
    require(may_answer(by, wish))
    with transaction.atomic():
        audit.record(by, "opened_contact", wish)
        outbox.tell("discretion.contact_opened", wish)
    return wish.contact


def forget_contacts(today: date) -> int:
    """Take the contact from wishes that were answered long enough ago, each with its row in the journal. How many."""
    due = Wish.objects.filter(answer__on__lte=last_day_kept(today)).exclude(contact_sealed=None)
    with transaction.atomic():
        wishes = list(due.order_by("pk")[:AT_ONCE])
        Wish.objects.filter(pk__in=[one.pk for one in wishes]).update(contact_sealed=None)
        for one in wishes:
            audit.record(None, "forgot_contact", one)
            outbox.tell("discretion.contact_forgotten", one)
    return len(wishes)


def _answered(by: User, wish: Wish, outcome: WishOutcome, reason: str, cite: str, on: date) -> Answer:
    require(may_answer(by, wish))
    Wish.objects.select_for_update(of=("self",)).get(pk=wish.pk)
    if Answer.objects.filter(wish=wish).exists():
        raise Refusal(_("Đề nghị này đã được trả lời rồi. Hãy tải lại trang."))
    answer = Answer.objects.create(
        wish=wish, outcome=outcome, reason=reason.strip(), cite=cite.strip(), on=on, by=by
    )
    audit.record(by, "answered_wish", wish, note=str(answer.get_outcome_display()))
    outbox.tell("discretion.answered", wish)
    return answer


def _show(by: User, wish: Wish, honours: Sequence[Honour], extent: Extent, reason: str) -> list[Showing]:
    """One row an honour. One by one: each has to have its key for the log."""
    showings = [
        Showing.objects.create(honour=one, extent=extent, wish=wish, reason=reason.strip()[:500], by=by)
        for one in honours
    ]
    outbox.tell("discretion.shown", wish)
    return showings
