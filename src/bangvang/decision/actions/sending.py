"""A body endorses dossiers and sends them up under a numbered tờ trình."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.chronicle import actions as chronicle
from bangvang.decision.choices import DocumentKind
from bangvang.decision.models import ProposalLetter, RegisterEntry
from bangvang.decision.numbering import take_number
from bangvang.decision.permissions import may_send_up, require
from bangvang.decision.queries import handlings_to_send_up
from bangvang.nomination.actions import close_handling, open_handling
from bangvang.nomination.choices import Outcome
from bangvang.nomination.models import Handling
from bangvang.nomination.queries import held_problem, holds_on
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit


def send_up(
    by: User, handlings: Sequence[Handling], *, to_body: Unit, on: date, title: str = "", signer: str = ""
) -> ProposalLetter:
    """Endorse dossiers and send them to the body above under one numbered tờ trình.

    Each turn closes as endorsed on the day, and ``to_body`` has each dossier in hand from then. Raises PermissionDenied,
    and `Refusal` when the dossiers lie at different bodies, ``to_body`` is not above, or the day breaks the series.
    """
    if not handlings:
        raise Refusal(_("Chưa chọn hồ sơ nào để trình lên."))
    bodies = {handling.body_id for handling in handlings}
    body = handlings[0].body
    require(len(bodies) == 1 and may_send_up(by, body), _("Các hồ sơ phải cùng do cơ quan của anh/chị xử lý."))
    _above(body, to_body)
    with transaction.atomic():
        _none_is_under_way(body, handlings)
        taken = take_number(body, DocumentKind.PROPOSAL_LETTER, on)
        letter = ProposalLetter.objects.create(
            body=body,
            to_body=to_body,
            number=taken.number,
            year=taken.year,
            code=taken.code,
            signed_on=on,
            title=title or _("Đề nghị khen thưởng %(count)d hồ sơ") % {"count": len(handlings)},
            signer=signer,
            made_by=by,
        )
        entry = RegisterEntry.objects.create(
            body=body,
            letter=letter,
            code=letter.code,
            day=on,
            signer=signer,
            recipients=to_body.name,
            keeper=_("Văn thư"),
            summary=_("Tờ trình. %(title)s") % {"title": letter.title},
        )
        for handling in handlings:
            close_handling(handling, Outcome.ENDORSED, on=on, note=letter.code)
            open_handling(handling.nomination, to_body, received_on=on)
            outbox.tell("decision.sent_up", letter, nomination_id=handling.nomination_id)
        letter.handlings.set(handlings)
        audit.record(by, "sent_up", letter, note=_("%(count)d hồ sơ") % {"count": len(handlings)})
        named = ProposalLetter.handlings.through.objects.filter(proposalletter=letter)
        chronicle.write("decision.sent_up", letter, [letter, entry, *named], facts={"code": letter.code})
    return letter


def _none_is_under_way(body: Unit, handlings: Sequence[Handling]) -> None:
    """No dossier may leave while the council has it on an agenda or a draft names it."""
    free = set(handlings_to_send_up(body).values_list("pk", flat=True))
    held = holds_on(handling.pk for handling in handlings)
    for handling in handlings:
        problem, cite = held_problem(handling.nomination.name, held.get(handling.pk, ()))
        if problem:
            raise Refusal(problem, cite=cite)
        if handling.closed_on is None and handling.pk not in free:
            raise Refusal(
                _(
                    "Hồ sơ %(name)s đang trong chương trình Hội đồng hoặc trong dự thảo quyết định. "
                    "Hãy rút khỏi đó trước khi trình lên."
                )
                % {"name": handling.nomination}
            )


def _above(body: Unit, to_body: Unit) -> None:
    above = body.parent
    while above is not None and above.pk != to_body.pk:
        above = above.parent
    if above is None or not to_body.is_body:
        raise Refusal(
            _("%(to)s không phải cơ quan cấp trên của %(body)s nên không trình lên đó được.")
            % {"to": to_body, "body": body}
        )
