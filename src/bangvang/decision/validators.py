"""What must hold of a decision's day and signer: one truth for forms and verbs."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.catalogue.queries import award_name
from bangvang.register.models import Issuer
from bangvang_law.book import national_book

_STOPS = ("not_met", "not_in_force")


def signing_problem(issuer: Issuer, award: str, on: date) -> Refusal | None:
    """Why ``issuer`` may not sign ``award`` on the day, with the article; None when nothing that was read forbids it.

    *Unknown* (the law of the day was not read) does not stop: the page shows it and people decide.
    """
    if not (issuer.begins_on <= on and (issuer.ends_on is None or on <= issuer.ends_on)):
        return Refusal(
            _("Ngày %(day)s %(issuer)s không giữ thẩm quyền này. Hãy chọn người ký có thẩm quyền vào ngày ấy.")
            % {"day": f"{on:%d/%m/%Y}", "issuer": issuer}
        )
    finding = national_book().may_grant(award, issuer.authority, on=on)
    if finding.finding not in _STOPS:
        return None
    return Refusal(
        _("%(issuer)s không có thẩm quyền tặng %(award)s ngày %(day)s. %(reason)s")
        % {
            "issuer": issuer,
            "award": award_name(award),
            "day": f"{on:%d/%m/%Y}",
            "reason": finding.reason,
        },
        cite="; ".join(finding.citations),
    )
