"""Merge two rows of one unit, take that back, or say that they are two units.

The row that goes ends and points to the one that stays, which from then on answers for its awards, ratings and dossiers and is
found by its names. Who works there now goes over; nothing else is moved, so taking it back restores what was.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.identity.models import UnitJudgement, UnitMerge
from bangvang.identity.permissions import may_judge_units, may_undo_unit_merge, require_for_units
from bangvang.identity.queries import reason_alike
from bangvang.identity.validators import paper_problem
from bangvang.outbox import actions as outbox
from bangvang.register.models import Employment, Mandate, Unit


def merge_units(
    by: User,
    *,
    kept: Unit,
    gone: Unit,
    reason: str = "",
    document: str = "",
    document_on: date | None = None,
) -> UnitMerge:
    """Write that ``gone`` is the same unit as ``kept``, who from now on answers for both.

    Two names that differ only in how they are written carry it; anything else needs a ``reason`` and a ``document`` with its
    day. Raises PermissionDenied; `Refusal` for a row with a seal, with units below it or with people charged with it.
    """
    require_for_units(may_judge_units(by, kept, gone))
    reason, document, today = reason.strip(), document.strip(), timezone.localdate()
    with transaction.atomic():
        rows = {
            unit.pk: unit for unit in Unit.objects.select_for_update().filter(pk__in=[kept.pk, gone.pk]).order_by("pk")
        }
        kept, gone = rows[kept.pk], rows[gone.pk]
        _may_go(kept, gone, today)
        if problem := paper_problem(reason, document, document_on, today):
            raise Refusal(problem)
        evidence = _evidence(kept, gone, paper=bool(document))
        followers = list(gone.merged.order_by("pk").values_list("pk", flat=True))
        posts = Employment.objects.filter(unit=gone, ends_on=None)
        moved = list(posts.order_by("pk").values_list("pk", flat=True))
        posts.update(unit=kept)
        Unit.objects.filter(pk__in=followers).update(merged_into=kept)
        Unit.objects.filter(pk=gone.pk).update(merged_into=kept, ends_on=today)
        done = UnitMerge.objects.create(
            kept=kept,
            gone=gone,
            followers=followers,
            moved=moved,
            evidence=evidence,
            reason=reason,
            document=document,
            document_on=document_on,
            by=by,
        )
        audit.record(
            by,
            "merged_unit",
            kept,
            note=". ".join(part for part in (str(gone), evidence, reason, document) if part),
            changes={"merged": [[], [gone.pk, *followers]], "posts": [[], moved]},
        )
        outbox.tell("identity.unit_merged", kept)
    return done


def undo_unit_merge(by: User, done: UnitMerge, *, reason: str) -> UnitMerge:
    """Take a merge back: both rows stand again, and who went over and is still there goes back.

    Raises PermissionDenied, `Refusal`.
    """
    require_for_units(may_undo_unit_merge(by, done))
    if not reason.strip():
        raise Refusal(_("Chưa tách: hãy ghi lý do tách lại, để người sau hiểu vì sao hai lần quyết định khác nhau."))
    with transaction.atomic():
        done = UnitMerge.objects.select_for_update().get(pk=done.pk)
        _may_come_back(done)
        Employment.objects.filter(pk__in=done.moved, unit_id=done.kept_id, ends_on=None).update(unit_id=done.gone_id)
        Unit.objects.filter(pk=done.gone_id).update(merged_into=None, ends_on=None)
        Unit.objects.filter(pk__in=done.followers).update(merged_into=done.gone_id)
        done.undone_by, done.undone_at, done.undone_reason = by, timezone.now(), reason.strip()
        done.save(update_fields=["undone_by", "undone_at", "undone_reason"])
        changes = {"merged": [[done.gone_id, *done.followers], []]}
        audit.record(by, "undid_unit_merge", done.kept, note=reason.strip(), changes=changes)
        outbox.tell("identity.unit_merge_undone", done.kept)
    return done


def part_units(by: User, first: Unit, second: Unit) -> UnitJudgement:
    """Remember that the two are two units: the pair is not proposed again. Raises PermissionDenied."""
    require_for_units(may_judge_units(by, first, second) and first != second)
    smaller, greater = sorted((first.pk, second.pk))
    with transaction.atomic():
        said, _new = UnitJudgement.objects.update_or_create(first_id=smaller, second_id=greater, defaults={"by": by})
        audit.record(by, "parted_units", first, note=str(second))
        outbox.tell("identity.units_parted", first)
    return said


def _may_go(kept: Unit, gone: Unit, today: date) -> None:
    if kept.pk == gone.pk:
        raise Refusal(_("Không gộp một dòng với chính nó. Hãy chọn hai dòng khác nhau."))
    for unit in (kept, gone):
        if unit.ends_on is not None:
            raise Refusal(
                _("%(unit)s đã hết hoặc vừa được gộp. Chưa làm gì. Hãy mở lại sổ đơn vị để xem.") % {"unit": unit.name}
            )
    said = {"unit": gone.name}
    if gone.is_body:
        raise Refusal(
            _("Chưa gộp: %(unit)s có con dấu và dãy số văn bản riêng. Hãy giữ dòng ấy, gộp dòng kia vào.") % said
        )
    if gone.begins_on > today:
        raise Refusal(_("Chưa gộp: %(unit)s ghi là có từ ngày chưa tới. Hãy sửa ngày trước.") % said)
    if gone.children.filter(ends_on=None).exists():
        raise Refusal(
            _("Chưa gộp: %(unit)s còn đơn vị trực thuộc. Hãy gộp hay chuyển các đơn vị ấy trước, hoặc giữ dòng này.")
            % said
        )
    if Mandate.objects.filter(unit=gone, ends_on=None).exists():
        raise Refusal(
            _("Chưa gộp: còn người được phân công ở %(unit)s. Hãy kết thúc phân công ấy và phân công ở dòng giữ lại.")
            % said
        )


def _evidence(kept: Unit, gone: Unit, *, paper: bool) -> str:
    """What the merge rests on, in words. Raises `Refusal` when that is not enough."""
    alike = reason_alike(kept, gone)
    if not alike and not paper:
        raise Refusal(
            _(
                "Chưa gộp: tên hai dòng khác nhau, hoặc thuộc hai nơi khác nhau, nên có thể là hai đơn vị. "
                "Nếu vẫn là một, hãy ghi lý do và văn bản làm căn cứ."
            )
        )
    return alike


def _may_come_back(done: UnitMerge) -> None:
    """Raise `Refusal` unless the rows still stand as this merge left them."""
    if done.undone_at is not None:
        raise Refusal(_("Lần gộp này đã được tách lại rồi. Không cần làm gì thêm."))
    if Unit.objects.filter(pk__in=[done.gone_id, *done.followers]).exclude(merged_into=done.kept_id).exists():
        raise Refusal(
            _(
                "Chưa tách: %(name)s sau đó lại được gộp vào một dòng khác. Hãy tách lần gộp sau trước, rồi quay lại đây."
            )
            % {"name": done.kept.name}
        )
