"""Comments and how they are dealt with: who sees them, what waits, what stands in a handler's way."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.consultation.choices import CaseState, NoteKind
from bangvang.consultation.models import Case, CaseNote, Comment, Consultation
from bangvang.consultation.queries.consultations import MANAGERS
from bangvang.consultation.validators import ALPHABET, CODE_LETTERS
from bangvang.nomination.models import Nomination
from bangvang.register.choices import Role
from bangvang.register.models import Employment, Mandate, Unit
from bangvang.register.queries import branch, units_of
from bangvang.register.sealed import keyed_hash
from bangvang_paper.vietnamese import folded

_FORM = "bangvang.comment-form"
KEY_LIVES = 24 * 3600
"""Seconds for which an opened form may be sent; after that the page gives a new one and keeps the words."""


def new_form_key() -> str:
    """A signed word that one opened form carries: two presses of its button are one comment."""
    return signing.dumps(secrets.token_hex(16), salt=_FORM)


def form_key_in(word: str) -> str:
    """The key in a form's word; empty when it is not ours or too old."""
    try:
        key = signing.loads(word, salt=_FORM, max_age=KEY_LIVES)
    except signing.BadSignature:
        return ""
    return str(key)


def code_of(form_key: str) -> str:
    """The code of the receipt for a form: 100 bits that only this installation can make, the same for the same form."""
    number = int(keyed_hash(form_key, purpose="receipt_code"), 16)
    letters = []
    for _place in range(CODE_LETTERS):
        number, letter = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return "".join(letters)


def hash_of_code(code: str) -> str:
    """What is kept of a code: enough to find its comment, not enough to say it."""
    return keyed_hash(code, purpose="receipt_lookup")


def case_by_code(code: str) -> Case | None:
    """The case behind a receipt."""
    return (
        Case.objects.filter(comment__code_hash=hash_of_code(code))
        .select_related("comment__consultation__body", "comment__entry", "hold")
        .first()
    )


def told_of(comment: Comment) -> str:
    """What a comment is about, in words."""
    return _("cả danh sách") if comment.entry is None else f"{comment.entry.honorific} {comment.entry.name}".strip()


def cases_visible_to(user: User | AnonymousUser) -> QuerySet[Case]:
    """Cases of the bodies for which ``user`` asks the people."""
    return Case.objects.filter(comment__consultation__body_id__in=units_of(user, MANAGERS)).select_related(
        "comment__consultation__body", "comment__entry__handling__nomination__proposal", "handler", "hold__handling"
    )


def cases_of(consultation: Consultation) -> QuerySet[Case]:
    """Cases of one list in the order in which the comments came."""
    return (
        Case.objects.filter(comment__consultation=consultation)
        .select_related("comment__entry__handling", "handler", "hold__handling")
        .order_by("comment_id")
    )


def cases_waiting(user: User) -> QuerySet[Case]:
    """Cases that nobody took, and those that ``user`` has in hand."""
    waits = Q(state=CaseState.RECEIVED) | Q(state=CaseState.LOOKING, handler=user)
    return cases_visible_to(user).filter(waits).order_by("comment_id")


def handlers_for(case: Case) -> QuerySet[User]:
    """Accounts that hold a mandate to deal with comments for the body today."""
    today, body = timezone.localdate(), case.comment.consultation.body
    above: list[int] = []
    unit: Unit | None = body
    while unit is not None:
        above.append(unit.pk)
        unit = unit.parent
    held = Mandate.objects.filter(Q(ends_on=None) | Q(ends_on__gte=today), begins_on__lte=today)
    held = held.filter(role__in=MANAGERS, unit_id__in=above)
    return User.objects.filter(pk__in=held.values("user_id"), is_active=True).order_by("full_name", "pk")


# ── what a unit is asked ─────────────────────────────────────────────────────────────────────────────────────────────
ANSWERERS = (Role.CLERK, Role.OFFICER, Role.LEADER)
"""Who speaks for a unit that is asked."""


def questions_to(user: User | AnonymousUser) -> QuerySet[CaseNote]:
    """What units of ``user`` were asked about comments, answered or not. Neither the comment nor its writer is in it."""
    asked = CaseNote.objects.filter(kind=NoteKind.ASKED, unit_id__in=units_of(user, ANSWERERS))
    return asked.select_related("unit", "by", "case__comment__consultation__body", "case__comment__entry__handling__nomination")


def questions_waiting(user: User | AnonymousUser) -> QuerySet[CaseNote]:
    """Those that the unit has not answered since, of comments without a result; the oldest first.

    Whoever deals with comments for the body that asks does not find them: it is the body that waits.
    """
    asking = units_of(user, MANAGERS)
    waiting = questions_to(user).filter(~Exists(_replies()), case__state=CaseState.LOOKING)
    return waiting.exclude(case__comment__consultation__body_id__in=asking).order_by("pk")


def _replies() -> QuerySet[CaseNote]:
    later = CaseNote.objects.filter(case=OuterRef("case"), unit=OuterRef("unit"), pk__gt=OuterRef("pk"))
    return later.filter(kind=NoteKind.REPLIED)


def reply_to(question: CaseNote) -> CaseNote | None:
    """What the unit said first after it was asked, whoever wrote it down."""
    later = question.case.notes.filter(kind=NoteKind.REPLIED, unit=question.unit_id, pk__gt=question.pk)
    return later.select_related("by").order_by("pk").first()


# ── who should not handle it ─────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Concern:
    """Why somebody is too near to a case. ``bars``: they may not handle it at all; else the page warns."""

    sentence: str
    bars: bool


def concerns(handler: User, case: Case) -> list[Concern]:
    """What ties ``handler`` to the case: being the nominee, working where the nominee works, being named in the comment."""
    found = []
    entry = case.comment.entry
    if entry is not None:
        nomination = entry.handling.nomination
        person = nomination.person.kept if nomination.person is not None else None
        if person is not None and person.user_id == handler.pk:
            found.append(Concern(_("%(who)s là người được đề nghị trong hồ sơ này.") % {"who": handler}, bars=True))
        elif _units_of_person(handler) & _units_concerned(nomination, entry.handling.body_id):
            found.append(Concern(_("%(who)s công tác ở đơn vị có hồ sơ này.") % {"who": handler}, bars=False))
    if handler.full_name and f" {folded(handler.full_name)} " in f" {folded(case.comment.text)} ":
        found.append(Concern(_("Ý kiến có nhắc tên %(who)s.") % {"who": handler}, bars=False))
    return found


def _units_concerned(nomination: Nomination, body_id: int) -> set[int]:
    """The collective with what lies below it, or where the person works today; never the body itself, which must handle it."""
    if nomination.collective_id is not None:
        return branch({nomination.collective_id}) - {body_id}
    if nomination.person is not None:
        return set(_posts_today().filter(person=nomination.person.kept).values_list("unit_id", flat=True)) - {body_id}
    return {nomination.proposal.unit_id} - {body_id}


def _units_of_person(user: User) -> set[int]:
    return set(_posts_today().filter(person__user=user).values_list("unit_id", flat=True))


def _posts_today() -> QuerySet[Employment]:
    today = timezone.localdate()
    return Employment.objects.filter(Q(ends_on=None) | Q(ends_on__gte=today), begins_on__lte=today)
