"""Verbs of signing: ask for papers to be signed, and sign them one by one, each held against what was sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.files.actions import store
from bangvang.files.models import StoredFile
from bangvang.files.queries import PDF, DamagedFile, content
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit
from bangvang.signature.appearance import Look, look_of
from bangvang.signature.choices import FIELDS, SigningStep
from bangvang.signature.lease import bury, is_gone, lease
from bangvang.signature.models import SigningItem, SigningOrder
from bangvang.signature.permissions import may_sign, require
from bangvang.signature.queries import Progress, items_for, progress_of
from bangvang.signature.signers import Declared, declared_for, signer_of, trusted
from bangvang_trust.errors import Refused
from bangvang_trust.pdf import Reason, Signature, Signer, Trusted, Wish, sign_and_accept

MOST_AT_ONCE = 5_000
_ABANDONED = timedelta(minutes=15)
"""After this time a paper that a worker of another machine began to sign is anybody's again. No signer may take as long."""
_SIGNER_IS_DOWN = {
    Reason.UNAVAILABLE,
    Reason.SLOW,
    Reason.KEY_MISSING,
    Reason.KEY_OPEN_TO_OTHERS,
    Reason.KEY_PASSPHRASE,
}


def order_signing(
    by: User, body: Unit, step: SigningStep | str, files: Sequence[StoredFile], *, signer: str = "", title: str = ""
) -> SigningOrder:
    """Ask for papers of ``body`` to be signed; a worker signs them. Papers that are signed in this step already are passed over.

    ``signer`` is a name of the declared ones, the first that ``by`` may use when empty. Raises PermissionDenied, and
    `Refusal` when nothing is left to sign, too much is asked, or nothing is declared that signs.
    """
    require(may_sign(by, body, step))
    step = SigningStep(step)
    chosen = _chosen(by, body, step, signer)
    problem = _opened(chosen).problem(timezone.now())
    if problem is not None:
        raise Refusal(problem.sentence)
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=body.pk)  # one order of a body at a time decides what is left to sign
        asked = items_for(files, step)
        left = [file for file in files if file.pk not in asked or asked[file.pk].signed_id is None]
        _countable(left)
        order = SigningOrder.objects.create(body=body, step=step, signer=chosen.name, title=title[:200], asked_by=by)
        waiting = [asked[file.pk].pk for file in left if file.pk in asked]
        SigningItem.objects.filter(pk__in=waiting, signed=None).update(order=order, problem="", reason="")
        fresh = [SigningItem(order=order, step=step, source=file) for file in left if file.pk not in asked]
        SigningItem.objects.bulk_create(fresh)
        audit.record(by, "ordered_signing", order, note=_("%(count)d văn bản") % {"count": len(left)})
        outbox.tell("signature.ordered", order)
    return order


def resume(by: User, order: SigningOrder) -> None:
    """Go on with an order that stopped. Raises PermissionDenied, and `Refusal` when it is done."""
    require(may_sign(by, order.body, order.step))
    _chosen(by, order.body, SigningStep(order.step), order.signer)
    with transaction.atomic():
        if progress_of(order).finished:
            raise Refusal(_("Lượt ký này đã xong, không còn văn bản nào chờ ký."))
        SigningOrder.objects.filter(pk=order.pk).update(error="")
        outbox.tell("signature.ordered", order)


def sign_waiting(order: SigningOrder) -> Progress:
    """Sign what the order still lacks, one paper at a time; each is kept before the next begins.

    Called by the worker. A kill loses at most the paper in hand, which is then signed anew: what was not accepted was never
    shown as signed. A paper that is refused keeps its reason and the others go on; a signer that is down stops the order.
    No right is asked: `order_signing` and `resume` have asked. Raises ``Refused`` when the signer cannot be opened.
    """
    entry = _chosen(order.asked_by, order.body, SigningStep(order.step), order.signer)
    signer, roots = signer_of(entry), trusted()
    look = _look(order)
    with lease() as worker:
        for item in order.items.filter(signed=None).select_related("source").order_by("id"):
            if _take(item, worker):
                _sign(item, order, look, signer, roots, entry.seconds)
    with transaction.atomic():
        progress = progress_of(order)
        if progress.finished and SigningOrder.objects.filter(pk=order.pk, done_at=None).update(done_at=timezone.now()):
            outbox.tell("signature.finished", order)
    return progress


def note_failure(order: SigningOrder, sentence: str) -> None:
    """Write on the order why signing stopped, for the page to show."""
    SigningOrder.objects.filter(pk=order.pk).update(error=sentence[:500])


def _take(item: SigningItem, worker: str) -> bool:
    """Take a paper for this worker; False when another has it in hand or has signed it."""
    now = timezone.now()
    free = Q(begun_at=None) | Q(begun_at__lt=now - _ABANDONED)
    taken = SigningItem.objects.filter(free, pk=item.pk, signed=None).update(begun_at=now, taken_by=worker)
    return bool(taken) or _take_over(item, worker)


def _take_over(item: SigningItem, worker: str) -> bool:
    """Take a paper out of the hand of a worker that was killed, unless somebody else just did."""
    held = SigningItem.objects.filter(pk=item.pk, signed=None).values_list("taken_by", flat=True).first()
    if not held or not is_gone(held):
        return False
    mine = SigningItem.objects.filter(pk=item.pk, signed=None, taken_by=held)
    taken = mine.update(begun_at=timezone.now(), taken_by=worker)
    bury(held)
    return bool(taken)


def _look(order: SigningOrder) -> Look:
    """What the signatures of the order show. Raises `Refusal`: a paper is not signed without the picture that it was to show."""
    try:
        return look_of(order, timezone.localdate())
    except DamagedFile as damaged:
        raise Refusal(str(damaged)) from damaged


def _sign(
    item: SigningItem, order: SigningOrder, look: Look, signer: Signer, roots: Trusted, seconds: float
) -> None:
    """Sign one paper and keep it with its row, or write why it was refused."""
    try:
        sent = content(item.source)
        signed, seen = sign_and_accept(signer, sent, _wish(order, look, sent), roots, at=timezone.now(), seconds=seconds)
    except DamagedFile as damaged:
        _refused(item, "damaged", str(damaged))
    except Refused as refused:
        _refused(item, refused.reason.value, refused.sentence)
        if refused.reason in _SIGNER_IS_DOWN:
            raise
    except BaseException:  # the worker is told to stop: the paper is anybody's again at once
        SigningItem.objects.filter(pk=item.pk, signed=None).update(begun_at=None)
        raise
    else:
        _keep(item, signed, seen)


def _keep(item: SigningItem, signed: bytes, seen: Signature) -> None:
    """The signed file and its row together, once: bytes first, then the row, then whoever waits for it is told."""
    stem = item.source.name.removesuffix(".pdf")
    with transaction.atomic():
        row = SigningItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
        if row.signed_id is not None:
            return
        row.signed = store(signed, name=f"{stem}-ky-so.pdf", media_type=PDF)
        row.signed_at, row.seen, row.problem, row.reason = timezone.now(), seen.as_dict(), "", ""
        row.save(update_fields=["signed", "signed_at", "seen", "problem", "reason"])
        outbox.tell("signature.signed", row)


def _refused(item: SigningItem, reason: str, sentence: str) -> None:
    SigningItem.objects.filter(pk=item.pk, signed=None).update(reason=reason, problem=sentence[:500], begun_at=None)


def _wish(order: SigningOrder, look: Look, sent: bytes) -> Wish:
    step = SigningStep(order.step)
    later = [FIELDS[SigningStep.AGENCY]] if step == SigningStep.LEADER else []
    return Wish(
        field=FIELDS[step],
        reason=str(step.label).capitalize(),
        location=order.body.place,
        later=later,
        places=look.places(sent),
        picture=look.own,
    )


def _chosen(by: User, body: Unit, step: SigningStep, name: str) -> Declared:
    for entry in declared_for(by, body, step):
        if name in {"", entry.name}:
            return entry
    raise Refusal(
        _(
            "%(body)s chưa khai khóa ký số nào cho %(step)s mà anh/chị được dùng. Có thể ký trên giấy rồi đính kèm bản quét; "
            "quản trị máy chủ khai khóa theo hướng dẫn “Ký số”."
        )
        % {"body": body, "step": step.label}
    )


def _opened(entry: Declared) -> Signer:
    try:
        return signer_of(entry)
    except Refused as refused:
        raise Refusal(refused.sentence) from refused


def _countable(left: Sequence[StoredFile]) -> None:
    if not left:
        raise Refusal(_("Các văn bản đã chọn đều đã ký ở bước này rồi. Không cần ký lần nữa."))
    if len(left) > MOST_AT_ONCE:
        raise Refusal(_("Mỗi lượt ký nhiều nhất %(most)d văn bản. Hãy chia thành nhiều lượt.") % {"most": MOST_AT_ONCE})
