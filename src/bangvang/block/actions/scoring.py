"""Verbs of sheets and rounds: draw up a sheet, plan a round, open it, say who scores whom, announce the points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.block import sheet as sheets
from bangvang.block.choices import CardKind
from bangvang.block.models import Block, Card, Contender, Criterion, Round, ScoreSheet
from bangvang.block.permissions import may_organise, may_organise_for, require
from bangvang.block.queries import members_on
from bangvang.block.queries.scoring import sheets_visible_to
from bangvang.block.states.scoring import after
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit

ROUND_FIELDS = ("sheet", "self_until", "peer_until", "council_until", "appeal_days")
LONGEST_APPEAL = 60
"""Days: a round must be over before the next one begins."""


# ── sheets ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def draw_up_sheet(by: User, organiser: Unit, *, name: str, text: str, rule: str = "") -> ScoreSheet:
    """Write a sheet of the organiser. Raises PermissionDenied; `Refusal` for a name that is taken or lines that are wrong."""
    require(may_organise_for(by, organiser))
    try:
        with transaction.atomic():
            sheet = ScoreSheet(organiser=organiser, name=name.strip(), text=text, rule=rule.strip())
            _sound_sheet(sheet)
            sheet.save()
            audit.record(by, "drew_up_score_sheet", sheet)
            outbox.tell("block.sheet_drawn_up", sheet)
    except IntegrityError as taken:
        raise _name_taken(name) from taken
    return sheet


def revise_sheet(by: User, sheet: ScoreSheet, *, name: str, text: str, rule: str = "", read_version: int) -> ScoreSheet:
    """Change a sheet that no round has begun with. Raises PermissionDenied, Stale, `Refusal`."""
    require(may_organise_for(by, sheet.organiser))
    try:
        with transaction.atomic():
            standing = ScoreSheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
            if standing.fixed_at is not None:
                raise Refusal(_("Bảng này đã dùng để chấm nên giữ nguyên. Hãy chép thành bảng mới rồi sửa."))
            claim(sheet, read_version)
            sheet.name, sheet.text, sheet.rule = name.strip(), text, rule.strip()
            _sound_sheet(sheet)
            sheet.save(update_fields=["name", "text", "rule"])
            audit.record(by, "revised_score_sheet", sheet)
            outbox.tell("block.sheet_revised", sheet)
    except IntegrityError as taken:
        raise _name_taken(name) from taken
    return sheet


def _name_taken(name: str) -> Refusal:
    return Refusal(_("Đã có bảng chấm tên “%(name)s”. Hãy đặt tên khác, ví dụ thêm năm.") % {"name": name.strip()})


def _sound_sheet(sheet: ScoreSheet) -> tuple[sheets.Line, ...]:
    """The lines of the sheet. Raises `Refusal`."""
    if not sheet.name:
        raise Refusal(_("Chưa ghi tên bảng chấm."))
    try:
        return sheets.read(sheet.text)
    except sheets.WrongSheet as wrong:
        raise Refusal(" ".join(map(str, wrong.mistakes))) from wrong


def _fix(sheet: ScoreSheet) -> None:
    """From here on the sheet is its criteria: nobody changes what units are scored by."""
    standing = ScoreSheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
    if standing.fixed_at is not None:
        return
    lines = _sound_sheet(standing)
    Criterion.objects.bulk_create(
        Criterion(sheet=standing, place=place, code=one.code, words=one.words, kind=one.kind, most=one.most, basis=one.basis)
        for place, one in enumerate(lines, start=1)
    )  # fmt: skip
    standing.fixed_at = timezone.now()
    standing.save(update_fields=["fixed_at"])


# ── rounds ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def plan_round(by: User, block: Block, year: int, *, today: date, **fields: Any) -> Round:
    """Prepare the scoring of a year; ``fields`` are `ROUND_FIELDS`. Raises PermissionDenied, `Refusal`."""
    require(may_organise(by, block))
    if not block.exists_in(year):
        raise Refusal(_("Năm %(year)d %(block)s không có. Hãy xem lại năm.") % {"year": year, "block": block})
    if year > today.year:
        raise Refusal(_("Năm %(year)d chưa tới nên chưa chấm điểm.") % {"year": year})
    try:
        with transaction.atomic():
            round = Round(block=block, year=year, **_known(fields))
            _sound_round(by, round)
            round.save()
            audit.record(by, "planned_scoring", round)
            outbox.tell("block.round_planned", round)
    except IntegrityError as taken:
        raise Refusal(
            _("%(block)s đã có đợt chấm năm %(year)d. Mỗi năm chấm một đợt: hãy mở đợt ấy.")
            % {"block": block, "year": year}
        ) from taken
    return round


def revise_round(by: User, round: Round, *, read_version: int, **fields: Any) -> Round:
    """Change deadlines, and the sheet while nobody scores by it. Raises PermissionDenied, Stale, `Refusal`."""
    require(may_organise(by, round.block))
    with transaction.atomic():
        standing = held(round)
        after("revise", standing.state)
        claim(standing, read_version)
        if standing.opened_on is not None and fields.get("sheet", standing.sheet) != standing.sheet:
            raise Refusal(_("Các đơn vị đang chấm theo bảng này nên không đổi bảng được."))
        changes = audit.changes_to(standing, _known(fields))
        for name, value in fields.items():
            setattr(standing, name, value)
        _sound_round(by, standing)
        if standing.peer_until is None and Card.objects.filter(contender__round=standing, kind=CardKind.PEER).exists():
            raise Refusal(_("Đã phân công chấm chéo nên phải có hạn chấm chéo. Hãy bỏ phân công trước."))
        standing.save(update_fields=list(fields))
        audit.record(by, "revised_scoring", standing, changes=changes)
        outbox.tell("block.round_revised", standing)
    return standing


def _known(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    unknown = set(fields) - set(ROUND_FIELDS)
    if unknown:
        raise ValueError(f"not fields of a round: {sorted(unknown)}")
    return fields


def _sound_round(by: User, round: Round) -> None:
    if (
        round.sheet.organiser_id != round.block.organiser_id
        or not sheets_visible_to(by).filter(pk=round.sheet_id).exists()
    ):
        raise Refusal(_("Bảng chấm phải là của %(organiser)s.") % {"organiser": round.block.organiser})
    order = [day for day in (round.self_until, round.peer_until, round.council_until) if day is not None]
    if order != sorted(order):
        raise Refusal(_("Các hạn phải theo thứ tự: tự chấm, chấm chéo, thẩm định. Hãy xem lại ngày."))
    if not 1 <= round.appeal_days <= LONGEST_APPEAL:
        raise Refusal(_("Số ngày nhận kiến nghị từ 1 đến %(most)d.") % {"most": LONGEST_APPEAL})


def held(round: Round) -> Round:
    """The round as it stands, locked until the transaction ends."""
    return Round.objects.select_for_update(of=("self",)).select_related("block__organiser", "sheet").get(pk=round.pk)


def open_round(by: User, round: Round, *, today: date, read_version: int) -> Round:
    """Let units score: fixes the sheet and who is scored, the members of today or of the year's last day.

    Raises PermissionDenied, Stale; `Refusal` for a block without members, a deadline that is over, or a unit that another
    block has.
    """
    require(may_organise(by, round.block))
    with transaction.atomic():
        standing = held(round)
        standing.state = after("open", standing.state)
        claim(standing, read_version)
        if standing.self_until < today:
            raise Refusal(
                _("Hạn tự chấm %(day)s đã qua. Hãy đặt hạn khác rồi mở.") % {"day": f"{standing.self_until:%d/%m/%Y}"}
            )
        members = list(members_on(standing.block, min(today, date(standing.year, 12, 31))))
        if not members:
            raise Refusal(
                _("%(block)s chưa có đơn vị nào nên chưa mở được. Hãy ghi thành viên trước.")
                % {"block": standing.block}
            )
        scored_nowhere_else(standing, [one.unit for one in members])
        _fix(standing.sheet)
        standing.opened_on = today
        standing.save(update_fields=["state", "opened_on"])
        made = enter(standing, [one.unit for one in members], first=1)
        audit.record(by, "opened_scoring", standing, note=_("%(n)d đơn vị") % {"n": len(made)})
        outbox.tell("block.round_opened", standing)
    return standing


def enter(round: Round, units: Sequence[Unit], *, first: int, **joined: Any) -> list[Contender]:
    """Rows of units that are scored from now on, with their own card and the organiser's; ``first`` is the place of the first."""
    made = Contender.objects.bulk_create(
        Contender(
            round=round, organiser=round.block.organiser, year=round.year, unit=unit, unit_name=unit.name, place=place,
            **joined,
        )
        for place, unit in enumerate(units, start=first)
    )  # fmt: skip
    Card.objects.bulk_create(Card(contender=one, kind=CardKind.SELF, scorer=one.unit) for one in made)
    Card.objects.bulk_create(Card(contender=one, kind=CardKind.COUNCIL, scorer=round.block.organiser) for one in made)
    return made


def scored_nowhere_else(round: Round, units: Sequence[Unit]) -> None:
    """Raises `Refusal` for a unit that a round of the organiser has already in this year."""
    there = Contender.objects.filter(organiser=round.block.organiser, year=round.year, unit__in=units)
    elsewhere = there.select_related("round__block").first()
    if elsewhere is not None:
        raise Refusal(
            _("%(unit)s đã được chấm năm %(year)d ở %(block)s. Mỗi đơn vị chỉ chấm ở một khối, cụm.")
            % {"unit": elsewhere.unit_name, "year": round.year, "block": elsewhere.round.block}
        )


def assign_peers(by: User, round: Round, scorers: Mapping[Contender, Collection[Unit]], *, today: date) -> None:
    """Say which units score which; none: nobody does. A card with marks stays with who made them.

    Raises PermissionDenied; `Refusal` for a unit that would score itself or that is not in the round.
    """
    require(may_organise(by, round.block))
    with transaction.atomic():
        standing = held(round)
        after("score", standing.state)
        if standing.peer_until is None:
            raise Refusal(_("Đợt này không có hạn chấm chéo. Hãy đặt hạn chấm chéo trước khi phân công."))
        units = set(standing.contenders.values_list("unit_id", flat=True))
        cards: dict[int, list[Card]] = defaultdict(list)
        assigned = Card.objects.filter(contender__round=standing, kind=CardKind.PEER)
        for one in assigned.select_related("scorer").prefetch_related("scores"):
            cards[one.contender_id].append(one)
        for contender, chosen in scorers.items():
            _assign(contender, {unit.pk: unit for unit in chosen}, cards[contender.pk], units, today)
        audit.record(by, "assigned_peers", standing)
        outbox.tell("block.peers_assigned", standing)


def _assign(
    contender: Contender, chosen: Mapping[int, Unit], cards: Sequence[Card], units: set[int], today: date
) -> None:
    dropped = [card for card in cards if card.scorer_id not in chosen]
    for card in dropped:
        if card.scores.all():
            raise Refusal(
                _("%(scorer)s đã chấm %(unit)s nên không đổi người chấm được.")
                % {"scorer": card.scorer, "unit": contender}
            )
    new = [unit for key, unit in chosen.items() if key not in {card.scorer_id for card in cards}]
    for scorer in new:
        if scorer.pk == contender.unit_id or scorer.pk not in units:
            raise Refusal(
                _("%(unit)s phải do một đơn vị khác trong cùng đợt chấm. Hãy chọn lại.") % {"unit": contender}
            )
        if not scorer.exists_on(today):
            raise Refusal(_("%(scorer)s không còn nên không chấm được. Hãy chọn đơn vị khác.") % {"scorer": scorer})
    Card.objects.filter(pk__in=[card.pk for card in dropped]).delete()
    Card.objects.bulk_create(Card(contender=contender, kind=CardKind.PEER, scorer=scorer) for scorer in new)


def announce(by: User, round: Round, *, today: date, read_version: int) -> Round:
    """Show every unit its points; from today they may object.

    Raises PermissionDenied, Stale; `Refusal` while a unit that still stands is not scored.
    """
    require(may_organise(by, round.block))
    with transaction.atomic():
        standing = held(round)
        standing.state = after("announce", standing.state)
        claim(standing, read_version)
        waiting = Card.objects.filter(contender__round=standing, kind=CardKind.COUNCIL, handed_in_at=None).filter(
            contender__unit__ends_on=None
        )
        names = [one.contender.unit_name for one in waiting.select_related("contender").order_by("contender__place")]
        if names:
            raise Refusal(
                _("Chưa thẩm định xong %(n)d đơn vị: %(names)s. Thẩm định hết rồi báo điểm một lần.")
                % {"n": len(names), "names": ", ".join(names[:10])}
            )
        standing.announced_on = today
        standing.save(update_fields=["state", "announced_on"])
        audit.record(by, "announced_points", standing)
        outbox.tell("block.points_announced", standing)
    return standing
