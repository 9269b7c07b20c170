"""What must hold of a decision's day and signer: one truth for forms and verbs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.catalogue.queries import award_name
from bangvang.decision.choices import ActKind, AnnulmentGround
from bangvang.register.choices import FALLEN, Standing
from bangvang.register.models import Honour, Issuer, Unit
from bangvang_law.book import national_book

_STOPS = ("not_met", "not_in_force")


def signing_problem(issuer: Issuer, award: str, on: date) -> Refusal | None:
    """Why ``issuer`` may not sign ``award`` on the day, with the article; None when nothing that was read forbids it.

    *Unknown* (the law of the day was not read) does not stop: the page shows it and people decide.
    """
    if not issuer.holds_on(on):
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


def check_signer(issuer: Issuer, body: Unit, award: str, on: date) -> None:
    """Raise the `Refusal` when ``issuer`` is not of ``body``, or may not sign ``award`` on the day."""
    if issuer.body_id != body.pk:
        raise Refusal(
            _("%(issuer)s không ký văn bản của %(body)s. Hãy chọn người ký của cơ quan.")
            % {"issuer": issuer, "body": body}
        )
    problem = signing_problem(issuer, award, on)
    if problem is not None:
        raise problem


# ── acts that take away or give back ─────────────────────────────────────────────────────────────────────────────────
SHORTEST_FACTS = 15
_PRESIDENT = "state_president"


def act_problem(
    body: Unit,
    honours: Sequence[Honour],
    *,
    kind: str,
    ground: str,
    facts: str,
    based_on: str,
    issuer: Issuer | None,
    authority: str,
    code: str,
    signed_on: date,
) -> Refusal | None:
    """Why such an act may not be drafted, with the article; None when nothing that was read forbids it."""
    if not honours:
        return Refusal(_("Chưa chọn lần khen thưởng nào. Hãy đánh dấu ít nhất một."))
    problem = facts_problem(facts)
    if problem is not None:
        return problem
    if issuer is None and not (authority and code):
        return Refusal(
            _("Quyết định của cơ quan khác thì hãy ghi cả người quyết định và số, ký hiệu của quyết định ấy.")
        )
    problem = signer_problem(body, issuer, signed_on) if issuer is not None else None
    if problem is not None:
        return problem
    if kind == ActKind.ANNULMENT:
        return _annulment_problem(body, honours, ground, based_on, own=issuer is not None)
    if kind == ActKind.STRIPPING:
        return _stripping_problem(honours, signed_on, own=issuer is not None)
    return None


def facts_problem(facts: str) -> Refusal | None:
    """Why nobody could read later for what reason it was done."""
    if len(facts.strip()) >= SHORTEST_FACTS:
        return None
    return Refusal(_("Hãy ghi rõ vì sao, để người sau đọc lại hiểu được: việc gì, ai kết luận, khi nào."))


def signer_problem(body: Unit, issuer: Issuer, on: date) -> Refusal | None:
    """Why ``issuer`` may not sign a paper of the body on the day."""
    if issuer.body_id != body.pk:
        return Refusal(
            _("%(issuer)s không ký văn bản của %(body)s. Hãy chọn người ký của cơ quan.")
            % {"issuer": issuer, "body": body}
        )
    if not issuer.holds_on(on):
        return Refusal(
            _("Ngày %(day)s %(issuer)s không giữ thẩm quyền này. Hãy chọn người ký có thẩm quyền vào ngày ấy.")
            % {"day": f"{on:%d/%m/%Y}", "issuer": issuer}
        )
    return None


def _annulment_problem(
    body: Unit, honours: Sequence[Honour], ground: str, based_on: str, *, own: bool
) -> Refusal | None:
    if ground not in AnnulmentGround.values:
        return Refusal(_("Hãy chọn trường hợp hủy bỏ theo luật."), cite="Luật 06/2022/QH15, Điều 93 khoản 2")
    if ground == AnnulmentGround.VIOLATION and not based_on:
        return Refusal(
            _("Trường hợp này phải có kết luận, quyết định hoặc bản án. Hãy ghi số, ngày và cơ quan ra văn bản ấy."),
            cite="Luật 06/2022/QH15, Điều 93 khoản 2 điểm d",
        )
    foreign = next((honour for honour in honours if own and honour.body_id != body.pk), None)
    if foreign is not None:
        return Refusal(
            _(
                "%(honour)s do %(issuer)s quyết định, nên chỉ nơi ấy hủy bỏ được. "
                "Hãy đề nghị nơi ấy; có quyết định rồi thì ghi ở mục quyết định của cơ quan khác."
            )
            % {"honour": foreign, "issuer": foreign.issuer_as_written},
            cite="Luật 06/2022/QH15, Điều 93 khoản 8",
        )
    return None


def _stripping_problem(honours: Sequence[Honour], on: date, *, own: bool) -> Refusal | None:
    """Only honours of the State are stripped, and only by its President."""
    low = next((h for h in honours if _PRESIDENT not in national_book().who_may_grant(h.award, on=on)), None)
    if own or low is not None:
        told = award_name(low.award) if low is not None else _("Quyết định này")
        return Refusal(
            _(
                "%(what)s không thuộc diện tước: chỉ tước danh hiệu vinh dự, huân chương của Nhà nước, do Chủ tịch nước "
                "quyết định. Khen sai thì dùng hủy bỏ."
            )
            % {"what": told},
            cite="Luật 06/2022/QH15, Điều 93 khoản 3 đến khoản 5, khoản 7",
        )
    return None


def standing_problem(honour: Honour, stands: tuple[str, date | None], kind: str, on: date) -> Refusal | None:
    """Why the honour, as it stands since a day, cannot be taken away (again) or given back by an act of the day ``on``."""
    standing, since = stands
    told = {"honour": honour, "standing": Standing(standing).label, "since": f"{since:%d/%m/%Y}" if since else ""}
    if on < (since or honour.decided_on):
        return Refusal(
            _("%(honour)s: ngày ký trước ngày của việc gần nhất (%(standing)s, %(since)s). Hãy xem lại ngày ký.") % told
        )
    has_fallen = standing in FALLEN
    if kind == ActKind.RESTORATION and not has_fallen:
        return Refusal(_("%(honour)s đang đứng (%(standing)s) nên không có gì để phục hồi.") % told)
    if kind != ActKind.RESTORATION and has_fallen:
        return Refusal(_("%(honour)s đã %(standing)s từ ngày %(since)s. Không cần làm lần nữa.") % told)
    return None
