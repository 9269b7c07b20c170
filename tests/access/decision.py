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


ROUTES = {
    "decision:list": Route(signed_in=True),
    "decision:draft": Route(make=lambda world: {"sitting_pk": world.sitting.pk}, allowed={Role.OFFICER}),
    "decision:detail": Route(make=_decision, allowed=READERS),
    "decision:edit": Route(make=_decision, allowed={Role.OFFICER}),
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
    "decision:correct": Route(make=lambda world: {"pk": world.line.pk}, allowed={Role.OFFICER, Role.DOCUMENT_CLERK}),
    "decision:register": Route(make=_body, allowed=REGISTER_READERS),
    "decision:send_up": Route(make=_body, allowed={Role.OFFICER, Role.DOCUMENT_CLERK}),
    "decision:letter": Route(make=_letter, allowed=REGISTER_READERS),
}


def _issued_paper(world):
    from bangvang.decision.reactions import keep_papers

    keep_papers(world.decision)
    return {"pk": world.decision.pk, "kind": "docx"}
