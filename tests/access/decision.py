"""Access to decisions: officers draft, the clerk of documents numbers, others of the office read."""

from __future__ import annotations

from datetime import date

from access.route import Route
from bangvang.decision.models import ProposalLetter
from bangvang.register.choices import Role

READERS = {
    Role.OFFICER,
    Role.COUNCIL_SECRETARY,
    Role.LEADER,
    Role.DOCUMENT_CLERK,
    Role.ACCOUNTANT,
    Role.EDITOR,
    Role.AUDITOR,
}
REGISTER_READERS = {Role.OFFICER, Role.LEADER, Role.DOCUMENT_CLERK, Role.AUDITOR}


def _decision(world):
    return {"pk": world.decision.pk}


def _body(world):
    return {"body_pk": world.department.pk}


def _letter(world):
    letter, _made = ProposalLetter.objects.get_or_create(
        body=world.department,
        to_body=world.city,
        number=1,
        year=2020,
        defaults={
            "code": "01/TTr-SLĐTBXH",
            "signed_on": date(2020, 7, 13),
            "title": "Đề nghị khen thưởng",
            "made_by": world.user(Role.OFFICER),
        },
    )
    return {"pk": letter.pk}


def _honour(world):
    from bangvang.register.models import Honour

    return {"pk": Honour.objects.filter(body=world.department).first().pk}


def _correction(world):
    from bangvang.decision.actions import correct
    from bangvang.decision.models import Correction

    officer = world.user(Role.OFFICER)
    done = Correction.objects.filter(line=world.line).first() or correct(
        officer, world.line, field="merit", new="Ghi lại", act="31/QĐ", on=world.line.decision.signed_on
    )
    return {"pk": done.pk}


def _act(world):
    """A draft that every role finds: what another role issued or dropped would answer otherwise."""
    from bangvang.decision.actions import draft_act
    from bangvang.decision.models import Act
    from bangvang.register.models import Honour

    act = Act.objects.filter(state="draft").first() or draft_act(
        world.user(Role.OFFICER),
        world.department,
        [Honour.objects.filter(body=world.department).first()],
        kind="annulment",
        ground="fraud_in_declaration",
        facts="Báo cáo thành tích khai khống số liệu",
        signed_on=date(2026, 3, 2),
        issuer=world.issuer,
    )
    return {"pk": act.pk}


def _own_act(world):
    """An act in force; written without a verb, which would take a number that other routes count on."""
    from django.utils import timezone

    from bangvang.decision.models import Act

    act = Act.objects.filter(state="issued").first() or Act.objects.create(
        body=world.department,
        kind="annulment",
        facts="Báo cáo thành tích khai khống số liệu",
        issuer=world.issuer,
        signed_on=date(2026, 3, 2),
        state="issued",
        number=900,
        year=2026,
        code="900/QĐ-SLĐTBXH",
        idempotency_key="9" * 32,
        issued_at=timezone.now(),
        issued_by=world.user(Role.DOCUMENT_CLERK),
        made_by=world.user(Role.OFFICER),
    )
    return {"pk": act.pk}


ROUTES = {
    "decision:list": Route(signed_in=True),
    "decision:draft": Route(make=lambda world: {"sitting_pk": world.sitting.pk}, allowed={Role.OFFICER}),
    "decision:draft_row": Route(make=lambda world: {"sitting_pk": world.sitting.pk}, allowed={Role.OFFICER}),
    "decision:row": Route(make=lambda world: {"sitting_pk": world.sitting.pk}, allowed=READERS),
    "decision:detail": Route(make=_decision, allowed=READERS),
    "decision:edit": Route(make=_decision, allowed={Role.OFFICER}),
    "decision:put_back": Route(
        make=lambda world: _decision(world) | {"passage": "title"},
        allowed={Role.OFFICER},
        method="post",
        data=lambda world: {"version": world.decision.version},
    ),
    "decision:drop": Route(
        make=_decision, allowed={Role.OFFICER}, method="post", data=lambda world: {"version": world.decision.version}
    ),
    "decision:issue": Route(
        make=_decision,
        allowed={Role.DOCUMENT_CLERK},
        method="post",
        data=lambda world: {"version": world.decision.version, "key": "0" * 32},
    ),
    "decision:preview": Route(make=_decision, allowed=READERS),
    "decision:paper": Route(make=lambda world: _issued_paper(world), allowed=READERS),
    "decision:sign": Route(make=lambda world: {"step": "leader"}, allowed={Role.LEADER}, own_place=True),
    "decision:attach_signed": Route(
        make=lambda world: {"pk": world.decision.pk}, allowed={Role.OFFICER, Role.DOCUMENT_CLERK}
    ),
    "decision:act_attach_signed": Route(
        make=lambda world: _own_act(world), allowed={Role.OFFICER, Role.DOCUMENT_CLERK}
    ),
    "decision:letter_attach_signed": Route(make=_letter, allowed={Role.OFFICER, Role.DOCUMENT_CLERK}),
    "decision:signed_copy": Route(make=lambda world: _signed_copy(world), allowed=READERS),
    "decision:correct": Route(make=lambda world: {"pk": world.line.pk}, allowed={Role.OFFICER, Role.DOCUMENT_CLERK}),
    "decision:correction_paper": Route(make=lambda world: _correction(world) | {"kind": "docx"}, allowed=READERS),
    "decision:amend": Route(make=lambda world: {"pk": world.line.decision_id}, allowed={Role.OFFICER}),
    "decision:acts": Route(signed_in=True),
    "decision:act_new": Route(make=_honour, allowed={Role.OFFICER}),
    "decision:act": Route(make=_act, allowed=READERS),
    "decision:act_paper": Route(make=lambda world: _act(world) | {"kind": "pdf"}, allowed=READERS),
    "decision:act_issue": Route(
        make=_act, allowed={Role.DOCUMENT_CLERK}, method="post", data=lambda world: {"version": 1, "key": "1" * 32}
    ),
    "decision:act_drop": Route(make=_act, allowed={Role.OFFICER}, method="post", data=lambda world: {"version": 1}),
    "decision:act_return": Route(
        make=_act, allowed={Role.OFFICER, Role.DOCUMENT_CLERK, Role.ACCOUNTANT}, method="post"
    ),
    "decision:register": Route(make=_body, allowed=REGISTER_READERS),
    "decision:register_book": Route(make=_body, allowed=REGISTER_READERS),
    "decision:send_up": Route(make=_body, allowed={Role.OFFICER, Role.DOCUMENT_CLERK}),
    "decision:letter": Route(make=_letter, allowed=REGISTER_READERS),
    "decision:letter_paper": Route(make=lambda world: _letter(world) | {"kind": "pdf"}, allowed=REGISTER_READERS),
}


def _issued_paper(world):
    from bangvang.decision.reactions import keep_papers

    keep_papers(world.decision)
    return {"pk": world.decision.pk, "kind": "docx"}


def _signed_copy(world):
    from django.utils import timezone

    from bangvang.decision.models import SignedCopy
    from bangvang.files.actions import store

    copy = SignedCopy.objects.filter(decision=world.decision).first() or SignedCopy.objects.create(
        decision=world.decision,
        kind="scan",
        file=store(b"anh", name="quet.jpg", media_type="image/jpeg"),
        checked_at=timezone.now(),
        by=world.user(Role.OFFICER),
    )
    return {"pk": copy.pk}
