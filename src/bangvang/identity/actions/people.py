"""Verbs of the identity ledger: merge two rows, take a merge back, say that two rows are two people, or put it off.

A merge moves no row: the row that goes points to the one that stays, and whoever asks for honours, ratings or dossiers of
the person follows the pointer. So taking it back restores exactly what was.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.identity.choices import Verdict
from bangvang.identity.models import Judgement, Merge
from bangvang.identity.permissions import may_judge, may_undo, require
from bangvang.identity.queries import describe
from bangvang.identity.validators import paper_problem
from bangvang.identity.weighing import contradictions, difference_of_names
from bangvang.outbox import actions as outbox
from bangvang.register.models import Person


def merge(
    by: User,
    *,
    kept: Person,
    gone: Person,
    reason: str = "",
    document: str = "",
    document_on: date | None = None,
) -> Merge:
    """Write that ``gone`` is the same person as ``kept``, who from now on answers for both.

    Never by the name alone: an equal birth date carries it where the names are alike and nothing speaks against it;
    anything else needs the officer's ``reason`` and a ``document`` with its day. Raises PermissionDenied, `Refusal`.
    """
    require(may_judge(by, kept, gone))
    reason, document = reason.strip(), document.strip()
    with transaction.atomic():
        both = Person.objects.select_for_update().filter(pk__in=[kept.pk, gone.pk]).order_by("pk")
        rows = {person.pk: person for person in both}
        kept, gone = rows[kept.pk], rows[gone.pk]
        _both_stand(kept, gone)
        if problem := paper_problem(reason, document, document_on, timezone.localdate()):
            raise Refusal(problem)
        evidence = _evidence(kept, gone, paper=bool(document))
        followers = list(gone.merged.order_by("pk").values_list("pk", flat=True))
        Person.objects.filter(pk__in=[gone.pk, *followers]).update(merged_into=kept)
        done = Merge.objects.create(
            kept=kept,
            gone=gone,
            followers=followers,
            evidence=evidence,
            reason=reason,
            document=document,
            document_on=document_on,
            by=by,
        )
        audit.record(by, "merged_person", kept, note=_told(done), changes={"merged": [[], [gone.pk, *followers]]})
        outbox.tell("identity.person_merged", kept)
    return done


def undo_merge(by: User, done: Merge, *, reason: str) -> Merge:
    """Take a merge back: every row stands again as it stood before. Raises PermissionDenied, `Refusal`."""
    require(may_undo(by, done))
    if not reason.strip():
        raise Refusal(_("Chưa tách: hãy ghi lý do tách lại, để người sau hiểu vì sao hai lần quyết định khác nhau."))
    with transaction.atomic():
        done = Merge.objects.select_for_update().get(pk=done.pk)
        _may_be_taken_back(done)
        Person.objects.filter(pk=done.gone_id).update(merged_into=None)
        Person.objects.filter(pk__in=done.followers).update(merged_into=done.gone_id)
        done.undone_by, done.undone_at, done.undone_reason = by, timezone.now(), reason.strip()
        done.save(update_fields=["undone_by", "undone_at", "undone_reason"])
        kept = done.kept
        audit.record(
            by,
            "undid_merge",
            kept,
            note=reason.strip(),
            changes={"merged": [[done.gone_id, *done.followers], []]},
        )
        outbox.tell("identity.merge_undone", kept)
    return done


def dismiss(by: User, first: Person, second: Person) -> Judgement:
    """Remember that the two are two people: the pair is not proposed again. Raises PermissionDenied."""
    return _judge(by, first, second, Verdict.TWO_PEOPLE, "told_apart")


def postpone(by: User, first: Person, second: Person) -> Judgement:
    """Put the pair behind the others. Raises PermissionDenied."""
    return _judge(by, first, second, Verdict.LATER, "postponed_pair")


def _judge(by: User, first: Person, second: Person, verdict: Verdict, verb: str) -> Judgement:
    require(may_judge(by, first, second) and first != second)
    smaller, greater = sorted((first.pk, second.pk))
    with transaction.atomic():
        said, _new = Judgement.objects.update_or_create(
            first_id=smaller, second_id=greater, defaults={"verdict": verdict, "by": by}
        )
        audit.record(by, verb, first, note=str(second))
        outbox.tell("identity.pair_judged", first)
    return said


def _both_stand(kept: Person, gone: Person) -> None:
    if kept.pk == gone.pk:
        raise Refusal(_("Không gộp một dòng với chính nó. Hãy chọn hai dòng khác nhau."))
    for person in (kept, gone):
        if person.merged_into_id is not None:
            raise Refusal(
                _("%(name)s vừa được gộp vào một dòng khác. Chưa làm gì. Hãy mở lại sổ nhân thân để xem.")
                % {"name": person.name}
            )


def _evidence(kept: Person, gone: Person, *, paper: bool) -> list[str]:
    """What the merge rests on, as codes. Raises `Refusal` when that is not enough."""
    known = describe(Person.objects.filter(pk__in=[kept.pk, gone.pk]))
    one, other = known[kept.pk], known[gone.pk]
    names = difference_of_names(one, other)
    against = [*([names] if names else []), *contradictions(one, other)]
    same_birth = bool(one.birth_date_hash) and one.birth_date_hash == other.birth_date_hash
    evidence = (["birth_date"] if same_birth else []) + (["document"] if paper else [])
    if against and not paper:
        raise Refusal(
            _("Chưa gộp: hai dòng %(what)s. Nếu vẫn là một người, hãy ghi lý do và văn bản làm căn cứ.")
            % {"what": "; ".join(against)}
        )
    if not evidence:
        raise Refusal(
            _(
                "Chưa gộp: chỉ giống tên thì chưa đủ, hai người có thể trùng tên. "
                "Hãy ghi ngày sinh cho cả hai dòng, hoặc ghi lý do và văn bản làm căn cứ."
            )
        )
    return evidence


def _may_be_taken_back(done: Merge) -> None:
    """Raise `Refusal` unless the rows still stand as this merge left them."""
    if done.undone_at is not None:
        raise Refusal(_("Lần gộp này đã được tách lại rồi. Không cần làm gì thêm."))
    moved = Person.objects.filter(pk__in=[done.gone_id, *done.followers]).exclude(merged_into=done.kept_id)
    if moved.exists():
        raise Refusal(
            _(
                "Chưa tách: %(name)s sau đó lại được gộp vào một dòng khác. Hãy tách lần gộp sau trước, rồi quay lại đây."
            )
            % {"name": done.kept.name}
        )


def _told(done: Merge) -> str:
    paper = f"{done.document} ngày {done.document_on:%d/%m/%Y}" if done.document_on else ""
    return ". ".join(part for part in (str(done.gone), done.reason, paper) if part)
