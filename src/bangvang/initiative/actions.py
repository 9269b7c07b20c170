"""Hand an initiative in, change or withdraw it, recognise or refuse it, write down what it was used for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.catalogue.queries import is_award
from bangvang.initiative.choices import SubmissionState
from bangvang.initiative.models import Author, Submission
from bangvang.initiative.permissions import may_hand_in, may_recognise, may_revise, may_use, require
from bangvang.initiative.validators import count_problem, scope_problem, shares_problem
from bangvang.movement.queries import works_in
from bangvang.outbox import actions as outbox
from bangvang.register.choices import InitiativeScope
from bangvang.register.models import Initiative, Person, Unit
from bangvang.register.queries import authorities_on, body_of

FIELDS = ("title", "problem", "solution", "results", "spread", "applied_on")
ONCE = "Công văn 5007/BNV-TĐKT năm 2023, mục III.5.c"
"""An official letter, not a law: one initiative is used once. The sentences say so."""

Authors = Sequence[tuple[Person, int]]
"""People and their shares of the work, percent."""


def hand_in(by: User, unit: Unit, *, authors: Authors, submitted_on: date, **fields: Any) -> Submission:
    """Hand an initiative of ``unit`` in to its body. Raises PermissionDenied, `Refusal`."""
    require(may_hand_in(by, unit))
    with transaction.atomic():
        submission = Submission(body=body_of(unit), unit=unit, by=by, submitted_on=submitted_on, **fields)
        _sound(submission, authors)
        submission.save()
        _write_authors(submission, authors)
        audit.record(by, "handed_in", submission)
        outbox.tell("initiative.handed_in", submission)
    return submission


def revise(by: User, submission: Submission, *, read_version: int, authors: Authors, **fields: Any) -> Submission:
    """Change one that waits. Raises PermissionDenied, Stale, `Refusal`."""
    require(may_revise(by, submission))
    with transaction.atomic():
        claim(submission, read_version)
        submission.refresh_from_db()
        _still_waits(submission)
        for name in FIELDS:
            setattr(submission, name, fields[name])
        _sound(submission, authors)
        submission.save(update_fields=list(FIELDS))
        submission.authors.all().delete()
        _write_authors(submission, authors)
        audit.record(by, "revised_initiative", submission)
        outbox.tell("initiative.revised", submission)
    return submission


def withdraw(by: User, submission: Submission, *, read_version: int) -> Submission:
    """Take one that waits back. Raises PermissionDenied, Stale, `Refusal`."""
    require(may_revise(by, submission))
    return _decide(by, submission, read_version, "withdrew_initiative", state=SubmissionState.WITHDRAWN)


def refuse(by: User, submission: Submission, *, read_version: int, reason: str, on: date) -> Submission:
    """Say that it is not recognised, and why. Raises PermissionDenied, Stale, `Refusal`."""
    require(may_recognise(by, submission))
    if not reason.strip():
        raise Refusal(_("Chưa ghi lý do không công nhận. Tác giả có quyền biết vì sao."))
    _in_time(submission, on)
    said = {"state": SubmissionState.REFUSED, "reason": reason.strip(), "decided_on": on}
    return _decide(by, submission, read_version, "refused_initiative", **said)


def recognise(
    by: User,
    submission: Submission,
    *,
    read_version: int,
    scope: InitiativeScope | str,
    document: str,
    on: date,
    agree: int | None = None,
    present: int | None = None,
) -> Submission:
    """Write that a body recognised it by ``document``; each author gets a record that judging reads.

    Raises PermissionDenied, Stale; `Refusal` for a scope that the body may not recognise, with the article.
    """
    require(may_recognise(by, submission))
    if not document.strip():
        raise Refusal(_("Chưa ghi số, ký hiệu văn bản công nhận."))
    _in_time(submission, on)
    for problem in (scope_problem(scope, authorities_on(submission.body, on), on), count_problem(agree, present)):
        if problem:
            raise Refusal(problem)
    with transaction.atomic():
        said = {"scope": scope, "document": document.strip(), "decided_on": on, "agree": agree, "present": present}
        done = _decide(by, submission, read_version, "recognised_initiative", state=SubmissionState.RECOGNISED, **said)
        for author in done.authors.select_related("person"):
            author.record = Initiative.objects.create(
                person=author.person, title=done.title, scope=scope, recognised_on=on, document=done.document
            )
            author.save(update_fields=["record"])
    return done


def use(by: User, initiative: Initiative, *, award: str, year: int) -> Initiative:
    """Write down for which award of which year it was used; once. Raises PermissionDenied, `Refusal`."""
    require(may_use(by, initiative))
    if not is_award(award):
        raise Refusal(_("Sách luật không có hình thức, danh hiệu này. Hãy chọn trong danh mục."))
    if not initiative.recognised_on.year <= year <= timezone.localdate().year:
        raise Refusal(_("Năm dùng phải từ năm công nhận đến năm nay."))
    with transaction.atomic():
        standing = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
        if standing.used_for:
            raise Refusal(
                _("Sáng kiến này đã dùng rồi. Một sáng kiến chỉ dùng một lần (%(paper)s; đây là công văn hướng dẫn).")
                % {"paper": ONCE}
            )
        standing.used_for = f"{award} {year}"
        standing.save(update_fields=["used_for"])
        audit.record(by, "used_initiative", standing, changes={"used_for": ["", standing.used_for]})
        outbox.tell("initiative.used", standing)
    return standing


def free(by: User, initiative: Initiative, *, reason: str) -> Initiative:
    """Take back what was written by mistake. Raises PermissionDenied, `Refusal`."""
    require(may_use(by, initiative))
    if not reason.strip():
        raise Refusal(_("Chưa ghi lý do bỏ ghi đã dùng."))
    with transaction.atomic():
        standing = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
        if not standing.used_for:
            raise Refusal(_("Sáng kiến này chưa ghi là đã dùng."))
        before, standing.used_for = standing.used_for, ""
        standing.save(update_fields=["used_for"])
        audit.record(by, "freed_initiative", standing, note=reason.strip(), changes={"used_for": [before, ""]})
        outbox.tell("initiative.freed", standing)
    return standing


def _sound(submission: Submission, authors: Authors) -> None:
    """Raise `Refusal` unless what is handed in can stand."""
    for name in ("title", "solution", "results"):
        if not str(getattr(submission, name)).strip():
            label = submission._meta.get_field(name).verbose_name  # type: ignore[union-attr]
            raise Refusal(_("Chưa ghi %(what)s.") % {"what": label})
    if submission.applied_on > submission.submitted_on:
        raise Refusal(
            _(
                "Sáng kiến phải đã áp dụng mới đề nghị công nhận (Luật 06/2022/QH15, Điều 3 khoản 4). Hãy xem lại ngày áp dụng."
            )
        )
    if submission.submitted_on > timezone.localdate():
        raise Refusal(_("Ngày gửi chưa tới. Hãy xem lại ngày."))
    if problem := shares_problem([share for _person, share in authors]):
        raise Refusal(problem)
    if len({person.kept_id for person, _share in authors}) != len(authors):
        raise Refusal(_("Một người ghi hai lần trong danh sách tác giả. Hãy bỏ bớt."))
    for person, _share in authors:
        if not works_in(person, submission.unit, submission.applied_on):
            raise Refusal(
                _(
                    "Sổ không ghi %(person)s công tác ở %(unit)s khi sáng kiến được áp dụng. Hãy xem lại người, đơn vị hoặc ngày."
                )
                % {"person": person, "unit": submission.unit}
            )


def _write_authors(submission: Submission, authors: Authors) -> None:
    Author.objects.bulk_create(Author(submission=submission, person=person, share=share) for person, share in authors)


def _still_waits(submission: Submission) -> None:
    if submission.state != SubmissionState.SUBMITTED:
        raise Refusal(_("Sáng kiến này %(state)s, không đổi được nữa.") % {"state": submission.get_state_display()})


def _in_time(submission: Submission, on: date) -> None:
    if not submission.submitted_on <= on <= timezone.localdate():
        raise Refusal(_("Ngày văn bản phải từ ngày gửi sáng kiến đến hôm nay."))


def _decide(by: User, submission: Submission, read_version: int, verb: str, **said: Any) -> Submission:
    with transaction.atomic():
        claim(submission, read_version)
        submission.refresh_from_db()
        _still_waits(submission)
        for name, value in said.items():
            setattr(submission, name, value)
        submission.save(update_fields=list(said))
        audit.record(by, verb, submission, note=str(said.get("document") or said.get("reason") or ""))
        outbox.tell("initiative.decided", submission)
    return submission
