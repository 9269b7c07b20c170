"""Verbs of the programme: made from what the conference knows, added to, revised, moved, taken from; the script printed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.conference.choices import ProgrammeKind
from bangvang.conference.models import Conference, Programme, ProgrammeItem, ScriptPrint
from bangvang.conference.permissions import may_plan, require
from bangvang.conference.queries.delegates import delegates_to_vote_on
from bangvang.conference.queries.honours import honours_in_order
from bangvang.conference.queries.programme import MIDNIGHT, clock_of, items_of, minutes_after_midnight
from bangvang.conference.script import as_data, hash_of, order_of, script_of
from bangvang.decision.wording import movement_in_sentence
from bangvang.outbox import actions as outbox

PROGRAMME_FIELDS = ("starts_at", "per_group", "reads", "hands")
ITEM_FIELDS = ("kind", "title", "who", "minutes")
MORNING, AFTERNOON, EVENING = time(8, 0), time(14, 0), time(19, 30)
"""When a programme begins until somebody says otherwise. Ours."""
READING_MINUTES, GROUP_MINUTES = 5, 3
"""Minutes to read a decision out, and for one group on the stage, in a first draft. Ours."""


def draft_programme(by: User, conference: Conference) -> Programme:
    """The usual order, with what the conference knows: its movements, guest, decisions, delegates. Raises PermissionDenied,
    Refusal where there is one."""
    require(may_plan(by, conference))
    with transaction.atomic():
        standing = Conference.objects.select_for_update(of=("self",)).get(pk=conference.pk)
        programme = Programme.objects.filter(conference=standing).first()
        if programme is not None and programme.items.exists():
            raise Refusal(_("Hội nghị đã có chương trình. Hãy sửa, thêm hoặc bỏ từng mục trong đó."))
        if programme is None:
            programme = Programme.objects.create(conference=standing, starts_at=usual_start(standing))
        told = _usual_items(standing, programme)
        items = [ProgrammeItem(programme=programme, ordinal=place, **said) for place, said in enumerate(told, start=1)]
        ends_by_midnight(programme.starts_at, items)
        ProgrammeItem.objects.bulk_create(items)
        audit.record(by, "drafted_programme", standing, note=_("%(count)d mục") % {"count": len(items)})
        outbox.tell("conference.programme_drafted", standing)
    return programme


def usual_start(conference: Conference) -> time:
    """By the part of the day that the conference names."""
    part = conference.part_of_day.strip().lower()
    return AFTERNOON if "chiều" in part else EVENING if "tối" in part else MORNING


def _usual_items(one: Conference, programme: Programme) -> list[dict[str, Any]]:
    """Opening, report, typical cases, direction, commendation, launch, vote, closing; what the conference has not is left out."""
    guest = one.guest.strip().rstrip(",;. ")
    told = [
        _item(ProgrammeKind.OPENING, _("Khai mạc, giới thiệu đại biểu"), 10),
        _item(
            ProgrammeKind.REPORT,
            _("Báo cáo tổng kết %(movement)s và kết quả các chỉ tiêu")
            % {"movement": movement_in_sentence(one.closes.name)}
            if one.closes is not None
            else _("Báo cáo kết quả phong trào thi đua và các chỉ tiêu"),
            20,
        ),
        _item(ProgrammeKind.TYPICAL_CASE, _("Điển hình tiên tiến báo cáo, chia sẻ kinh nghiệm"), 20),
    ]
    if guest:
        told.append(_item(ProgrammeKind.DIRECTION, _("Phát biểu chỉ đạo"), 20, guest))
    honours = honours_in_order(one, per_group=programme.per_group)
    if one.decisions.exists():
        minutes = READING_MINUTES * len(honours.decisions) + GROUP_MINUTES * len(honours.groups)
        told.append(_item(ProgrammeKind.COMMENDATION, _("Công bố quyết định và trao khen thưởng"), max(minutes, 1)))
    if one.launches is not None:
        told.append(
            _item(
                ProgrammeKind.LAUNCH,
                _("Phát động %(movement)s") % {"movement": movement_in_sentence(one.launches.name)},
                10,
            )
        )
    if congresses := [congress for _count, congress in delegates_to_vote_on(one)]:
        told.append(
            _item(
                ProgrammeKind.VOTE,
                _("Biểu quyết danh sách đại biểu dự %(to)s") % {"to": "; ".join(congresses)},
                15 * len(congresses),
            )
        )
    told.append(_item(ProgrammeKind.CLOSING, _("Bế mạc"), 5))
    return told


def _item(kind: ProgrammeKind, title: str, minutes: int, who: str = "") -> dict[str, Any]:
    return {"kind": kind, "title": title[:300], "minutes": minutes, "who": who[:300]}


def ends_by_midnight(starts_at: time, items: Iterable[ProgrammeItem]) -> None:
    """Raise `Refusal` where the last item would end on the day after."""
    minutes = sum(item.minutes for item in items)
    ends = minutes_after_midnight(starts_at) + minutes
    if ends > MIDNIGHT:
        raise Refusal(
            _(
                "Bắt đầu lúc %(begins)s, các mục cộng lại %(minutes)d phút thì kéo sang hôm sau. "
                "Hãy bớt phút của một mục, hoặc bắt đầu sớm hơn; hội nghị hai ngày thì ghi thành hai hội nghị."
            )
            % {"begins": clock_of(minutes_after_midnight(starts_at)), "minutes": minutes}
        )


def revise_programme(by: User, programme: Programme, *, read_version: int, **fields: Any) -> Programme:
    """When it begins, how many stand on the stage, who reads, who hands over. Raises PermissionDenied, Stale, Refusal."""
    require(may_plan(by, programme.conference))
    _known(fields, PROGRAMME_FIELDS)
    with transaction.atomic():
        claim(programme, read_version)
        programme.refresh_from_db()
        changes = audit.changes_to(programme, fields)
        for name, value in fields.items():
            setattr(programme, name, value)
        if programme.per_group < 1:
            raise Refusal(_("Mỗi lượt lên sân khấu phải có ít nhất một người."))
        ends_by_midnight(programme.starts_at, programme.items.all())
        programme.save(update_fields=list(fields))
        audit.record(by, "revised_programme", programme.conference, changes=changes)
        outbox.tell("conference.programme_revised", programme.conference)
    return programme


def _known(fields: Iterable[str], allowed: tuple[str, ...]) -> None:
    unknown = set(fields) - set(allowed)
    if unknown:
        raise ValueError(f"not fields of a programme: {sorted(unknown)}")


def add_item(by: User, programme: Programme, *, read_version: int, **fields: Any) -> ProgrammeItem:
    """Put one more at the end; ``fields`` are `ITEM_FIELDS`. Raises PermissionDenied, Stale, Refusal."""
    require(may_plan(by, programme.conference))
    _known(fields, ITEM_FIELDS)
    with transaction.atomic():
        claim(programme, read_version)
        last = programme.items.aggregate(last=Max("ordinal"))["last"] or 0
        item = ProgrammeItem(programme=programme, ordinal=last + 1, **fields)
        _whole(item, programme)
        item.save()
        audit.record(by, "added_programme_item", programme.conference, note=item.title)
        outbox.tell("conference.programme_revised", programme.conference)
    return item


def _whole(item: ProgrammeItem, programme: Programme) -> None:
    """Raise `Refusal` unless ``item`` may stand on the programme beside the others."""
    if item.kind not in ProgrammeKind.values:
        raise ValueError(f"no such kind: {item.kind}")
    if not item.title.strip():
        raise Refusal(_("Chưa ghi nội dung của mục."))
    if not item.minutes or item.minutes < 1:
        raise Refusal(_("Chưa ghi số phút. Mỗi mục cần ít nhất 1 phút thì mới tính được giờ của các mục sau."))
    others = [one for one in programme.items.all() if one.pk != item.pk]
    if item.kind == ProgrammeKind.COMMENDATION and any(one.kind == item.kind for one in others):
        raise Refusal(
            _(
                "Chương trình đã có một mục trao khen thưởng, và mọi quyết định được trao ở mục ấy. "
                "Hãy chọn loại khác, hoặc sửa mục đã có."
            )
        )
    ends_by_midnight(programme.starts_at, [*others, item])


def revise_item(by: User, item: ProgrammeItem, *, read_version: int, **fields: Any) -> ProgrammeItem:
    """Change what is said of one item. ``read_version`` is the programme's. Raises PermissionDenied, Stale, Refusal."""
    programme = item.programme
    require(may_plan(by, programme.conference))
    _known(fields, ITEM_FIELDS)
    with transaction.atomic():
        claim(programme, read_version)
        item.refresh_from_db()
        changes = audit.changes_to(item, fields)
        for name, value in fields.items():
            setattr(item, name, value)
        _whole(item, programme)
        item.save(update_fields=list(fields))
        audit.record(by, "revised_programme_item", programme.conference, note=item.title, changes=changes)
        outbox.tell("conference.programme_revised", programme.conference)
    return item


def move_item(by: User, item: ProgrammeItem, *, up: bool, read_version: int) -> ProgrammeItem:
    """Let it change places with its neighbour; at the end of the row nothing changes. Raises PermissionDenied, Stale."""
    programme = item.programme
    require(may_plan(by, programme.conference))
    with transaction.atomic():
        claim(programme, read_version)
        row = list(programme.items.order_by("ordinal"))
        place = next(place for place, one in enumerate(row) if one.pk == item.pk)
        other = place - 1 if up else place + 1
        if not 0 <= other < len(row):
            return row[place]
        here, there = row[place].ordinal, row[other].ordinal
        free = row[-1].ordinal + 1
        for one, ordinal in ((row[place], free), (row[other], here), (row[place], there)):
            one.ordinal = ordinal
            one.save(update_fields=["ordinal"])
        audit.record(
            by, "moved_programme_item", programme.conference, note=item.title, changes={"place": [place + 1, other + 1]}
        )
        outbox.tell("conference.programme_revised", programme.conference)
    return row[place]


def remove_item(by: User, item: ProgrammeItem, *, read_version: int) -> None:
    """Take one off the programme; the journal keeps what it was. Raises PermissionDenied, Stale."""
    programme = item.programme
    require(may_plan(by, programme.conference))
    with transaction.atomic():
        claim(programme, read_version)
        item.refresh_from_db()
        told = f"{item.title} ({item.get_kind_display()}), {item.minutes} phút, {item.who}"
        item.delete()
        audit.record(by, "removed_programme_item", programme.conference, note=told)
        outbox.tell("conference.programme_revised", programme.conference)


def print_script(by: User, conference: Conference) -> ScriptPrint:
    """Keep the script as it reads now, with the order of honours that it was made from. Raises PermissionDenied, Refusal."""
    require(may_plan(by, conference))
    with transaction.atomic():
        standing = Conference.objects.select_for_update(of=("self",)).get(pk=conference.pk)
        programme = Programme.objects.filter(conference=standing).first()
        items = items_of(programme) if programme is not None else []
        if programme is None or not items:
            raise Refusal(_("Chưa có chương trình nên chưa có kịch bản để in. Hãy lập chương trình trước."))
        honours = honours_in_order(standing, per_group=programme.per_group)
        if honours.groups and not any(one.item.kind == ProgrammeKind.COMMENDATION for one in items):
            raise Refusal(
                _(
                    "Có quyết định được trao nhưng chương trình không có mục trao khen thưởng, nên kịch bản sẽ không gọi "
                    "ai. Hãy thêm mục ấy rồi in."
                )
            )
        order = order_of(honours)
        last = standing.script_prints.aggregate(last=Max("number"))["last"] or 0
        printed = ScriptPrint.objects.create(
            conference=standing, number=last + 1, order=order, order_sha256=hash_of(order),
            parts=as_data(script_of(standing, programme, items, honours)), by=by,
        )  # fmt: skip
        audit.record(
            by, "printed_script", standing,
            note=_("bản %(number)d, thứ tự %(hash)s") % {"number": printed.number, "hash": printed.order_sha256[:16]},
        )  # fmt: skip
        outbox.tell("conference.script_printed", standing)
    return printed
