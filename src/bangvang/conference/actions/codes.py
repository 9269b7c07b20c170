"""The short code of a delegate: made at the door, and tried by whoever has no invitation at hand."""

from __future__ import annotations

import secrets

from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.conference.models import Attendee, Conference, VotingCode
from bangvang.outbox import actions as outbox

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Nothing that is read as something else: no 0, O, 1, I, L, U."""
CODE_LENGTH = 6
MOST_WRONG = 5
"""Wrong tries for one place of the list until the door gives another code: of 729 million codes five can be tried."""


def new_code(by: User, attendee: Attendee) -> VotingCode:
    """Make a code for somebody who is here; an older one opens nothing any more. Rights and lock are the caller's."""
    code = "".join(secrets.choice(LETTERS) for _letter in range(CODE_LENGTH))
    given, _new = VotingCode.objects.update_or_create(
        attendee=attendee, defaults={"code": code, "wrong": 0, "given_by": by}
    )
    audit.record(by, "gave_voting_code", attendee)  # never the code: who reads the journal does not vote with it
    outbox.tell("conference.voting_code_given", attendee)
    return given


def admitted(conference: Conference, *, ordinal: int, code: str) -> Attendee:
    """Who stands at ``ordinal``, when ``code`` is theirs. Raises `Refusal`; each wrong code counts against that place alone."""
    said = "".join(letter for letter in code.upper() if letter.isalnum())
    with transaction.atomic():
        given = (
            VotingCode.objects.select_for_update(of=("self",)).select_related("attendee")
            .filter(attendee__conference=conference, attendee__ordinal=ordinal).first()
        )  # fmt: skip
        spent = given is not None and given.wrong >= MOST_WRONG
        right = given is not None and not spent and constant_time_compare(given.code, said)
        if given is not None and not spent:
            given.wrong = 0 if right else given.wrong + 1
            given.save(update_fields=["wrong"])
    if given is not None and right:
        return given.attendee
    if spent:
        raise Refusal(
            _("Số thứ tự này đã bị gõ sai mã %(most)d lần nên mã thôi dùng được. Hãy đến bàn điểm danh lấy mã mới.")
            % {"most": MOST_WRONG}
        )
    raise Refusal(
        _("Số thứ tự và mã không khớp. Xem lại mã được cấp khi điểm danh; sai %(most)d lần thì phải lấy mã mới.")
        % {"most": MOST_WRONG}
    )
