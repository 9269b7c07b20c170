"""Verbs of indicators: define, take a set, set a target, observe, correct, make public, end; and keep a checked text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.files.actions import store
from bangvang.files.models import StoredFile
from bangvang.indicator.models import CheckedText, ClaimLink, Indicator, Observation, Target
from bangvang.indicator.periods import Period
from bangvang.indicator.permissions import may_check, may_enter, may_lead, may_link, may_set, require
from bangvang.indicator.queries import any_period, figures_of, reporting_units, story, visible_to
from bangvang.indicator.sector_sets import sector_sets
from bangvang.indicator.showing import digits
from bangvang.indicator.states import figure_problem, target_problem
from bangvang.indicator.validators import file_kind, text_problem
from bangvang.movement.models import Movement
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit

REVISABLE = (
    "name",
    "owner",
    "definition",
    "measure",
    "direction",
    "period_kind",
    "places",
    "adds_up",
    "source",
    "baseline",
    "baseline_of",
    "movement",
)
_MEANING = {"measure", "direction", "period_kind"}
"""What gives figures their meaning: fixed with the first target or figure."""


@dataclass(frozen=True)
class Evidence:
    """What a figure stands on: a document in words, and its file where there is one (bytes, name)."""

    words: str = ""
    data: bytes = b""
    name: str = ""


@dataclass(frozen=True)
class Entry:
    """A figure of one indicator as it was typed. ``seen``: key of the row that stood there when the page was read."""

    indicator: Indicator
    value: Decimal
    evidence: str = ""
    seen: int | None = None


# ── indicators ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def define_indicator(by: User, body: Unit, **fields: Any) -> Indicator:
    """Set an indicator of ``body``. Raises PermissionDenied; `Refusal` for an owner elsewhere, or a name that is taken."""
    require(may_set(by, body))
    _owner_below(fields["owner"], body)
    try:
        with transaction.atomic():
            indicator = Indicator.objects.create(body=body, **fields)
            audit.record(by, "defined_indicator", indicator)
            outbox.tell("indicator.defined", indicator)
    except IntegrityError as taken:
        raise _name_taken(body, fields["name"]) from taken
    return indicator


def revise_indicator(by: User, indicator: Indicator, *, read_version: int, **fields: Any) -> Indicator:
    """Change what is said of it. Raises PermissionDenied, Stale; `Refusal` where figures would change their meaning."""
    require(may_lead(by, indicator))
    unknown = set(fields) - set(REVISABLE)
    if unknown:
        raise ValueError(f"not revisable: {sorted(unknown)}")
    try:
        with transaction.atomic():
            claim(indicator, read_version)
            standing = Indicator.objects.get(pk=indicator.pk)
            changes = audit.changes_to(standing, fields)
            if "owner" in fields:
                _owner_below(fields["owner"], standing.body)
            _keeps_its_meaning(standing, set(changes))
            for name, value in fields.items():
                setattr(indicator, name, value)
            indicator.save(update_fields=list(fields))
            audit.record(by, "revised_indicator", indicator, changes=changes)
            outbox.tell("indicator.revised", indicator)
    except IntegrityError as taken:
        raise _name_taken(indicator.body, str(fields.get("name", indicator.name))) from taken
    return indicator


def take_set(by: User, body: Unit, set_code: str, items: Iterable[str]) -> list[Indicator]:
    """Make indicators of the chosen items of a set; what the body has already is left as it is.

    Raises PermissionDenied; `Refusal` when nothing is chosen, or nothing of it is new.
    """
    require(may_set(by, body))
    chosen = set(items)
    shipped = sector_sets().get(set_code)
    wanted = [item for item in shipped.items if item.code in chosen] if shipped else []
    if not wanted:
        raise Refusal(_("Chưa chọn chỉ tiêu nào của bộ. Hãy đánh dấu ít nhất một chỉ tiêu."))
    with transaction.atomic():
        Unit.objects.select_for_update(of=("self",)).get(pk=body.pk)  # two who take at once take one after the other
        mine = Indicator.objects.filter(body=body)
        taken = set(mine.filter(set_code=set_code).values_list("item_code", flat=True))
        names = set(mine.values_list("name", flat=True))
        made = Indicator.objects.bulk_create(
            Indicator(
                body=body,
                owner=body,
                name=item.name,
                definition=item.definition,
                measure=item.measure,
                direction=item.direction,
                period_kind=item.period,
                places=item.places,
                adds_up=item.adds_up,
                source=item.source,
                set_code=set_code,
                item_code=item.code,
            )
            for item in wanted
            if item.code not in taken and item.name not in names
        )
        if not made:
            raise Refusal(_("Cơ quan đã có đủ các chỉ tiêu này. Hãy sửa chỉ tiêu đang có nếu cần."))
        audit.record(
            by, "took_indicator_set", body, note=set_code, changes={"items": [None, [i.item_code for i in made]]}
        )
        outbox.tell("indicator.set_taken", body)
    return made


def retire_indicator(by: User, indicator: Indicator, *, on: date, read_version: int) -> Indicator:
    """Follow it no longer from the day on; what was written stays. Raises PermissionDenied, Stale, `Refusal`."""
    require(may_lead(by, indicator))
    with transaction.atomic():
        claim(indicator, read_version)
        if Observation.objects.filter(indicator=indicator, current=True, first__gte=on).exists():
            raise Refusal(_("Đã có số của kỳ bắt đầu từ ngày này trở đi. Hãy chọn ngày sau kỳ cuối có số."))
        indicator.retired_on = on
        indicator.save(update_fields=["retired_on"])
        audit.record(by, "retired_indicator", indicator)
        outbox.tell("indicator.retired", indicator)
    return indicator


def set_target(
    by: User,
    indicator: Indicator,
    unit: Unit,
    period: Period,
    *,
    value: Decimal,
    today: date,
    strict: bool = False,
    document: str = "",
) -> Target:
    """Say what ``unit`` is to reach in the period; a second word replaces the first, the journal keeps both.

    Raises PermissionDenied; `Refusal` for a target without a unit of measure, of an ended unit, of another kind of period.
    """
    require(may_lead(by, indicator))
    _below(unit, indicator)
    _refuse(target_problem(indicator, unit, period, today))
    with transaction.atomic():
        Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
        standing = Target.objects.filter(indicator=indicator, unit=unit, first=period.first).first()
        before = [str(standing.value), standing.strict] if standing else None
        target, _created = Target.objects.update_or_create(
            indicator=indicator,
            unit=unit,
            first=period.first,
            defaults={"last": period.last, "value": value, "strict": strict, "document": document},
        )
        audit.record(
            by,
            "set_target",
            indicator,
            note=f"{unit}, {period.label}",
            changes={"target": [before, [str(value), strict]]},
        )
        outbox.tell("indicator.target_set", target)
    return target


# ── figures ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
def observe(
    by: User,
    indicator: Indicator,
    unit: Unit,
    period: Period,
    *,
    value: Decimal,
    today: date,
    evidence: Evidence | None = None,
) -> Observation:
    """Write down the figure of a period that is over. Raises PermissionDenied, `Refusal`."""
    entry = Entry(indicator, value)
    return record_period(by, unit, period, [entry], today=today, evidence=evidence)[0]


def correct(
    by: User, observation: Observation, *, value: Decimal, reason: str, evidence: Evidence | None = None
) -> Observation:
    """Put another figure in the place of one that was wrong; the earlier one stays to be read.

    Also of a unit that has ended, by who keeps the figures of its body: a mistake in what it left may be put right.
    Raises PermissionDenied; `Refusal` when it is corrected already, without a reason, or without a change.
    """
    indicator, unit = observation.indicator, observation.unit
    require(may_enter(by, indicator, unit) or may_lead(by, indicator))
    with transaction.atomic():
        corrected = corrected_row(by, observation, value, reason, evidence or Evidence(), _kept(evidence))
        audit.record(
            by,
            "corrected_figure",
            indicator,
            note=f"{unit}, {observation.period.label}: {reason}",
            changes={"value": [str(observation.value), str(value)]},
        )
        outbox.tell("indicator.corrected", corrected)
    return corrected


def record_period(
    by: User,
    unit: Unit,
    period: Period,
    entries: Sequence[Entry],
    *,
    today: date,
    reason: str = "",
    evidence: Evidence | None = None,
) -> list[Observation]:
    """Write down the figures of many indicators at once, all or none; an entry over a figure that stands corrects it.

    ``evidence`` is for every entry that names none of its own. Entries that say what stands already are left out.
    Raises PermissionDenied; `Refusal` naming the first indicator whose figure is not taken, and why.
    """
    for entry in entries:
        require(may_enter(by, entry.indicator, unit))
        _below(unit, entry.indicator)
        _refuse(figure_problem(entry.indicator, unit, period, today))
    try:
        with transaction.atomic():
            written = _record(by, unit, period, entries, reason, evidence)
    except IntegrityError as taken:
        raise _written_meanwhile(unit, period) from taken
    return written


def _record(
    by: User, unit: Unit, period: Period, entries: Sequence[Entry], reason: str, evidence: Evidence | None
) -> list[Observation]:
    shared, file = evidence or Evidence(), _kept(evidence)
    rows = Observation.objects.filter(
        current=True, unit=unit, first=period.first, indicator__in=[one.indicator for one in entries]
    ).select_related("indicator", "unit")
    standing = {row.indicator_id: row for row in rows}
    written, changes = [], {}
    for entry in entries:
        there = standing.get(entry.indicator.pk)
        if there is not None and there.value == entry.value:
            continue
        if (there.pk if there else None) != entry.seen:
            raise _written_meanwhile(unit, period)
        words = Evidence(entry.evidence or shared.words)
        row = (
            new_row(by, entry.indicator, unit, period, entry.value, words, file)
            if there is None
            else corrected_row(by, there, entry.value, reason, words, file)
        )
        written.append(row)
        changes[entry.indicator.name] = [str(there.value) if there else None, str(entry.value)]
    if not written:
        raise Refusal(_("Chưa có số nào mới: mọi số đã ghi đều giữ nguyên. Hãy sửa ít nhất một ô."))
    audit.record(by, "recorded_figures", unit, note=f"{period.label}{': ' if reason else ''}{reason}", changes=changes)
    outbox.tell("indicator.recorded", unit)
    return written


def new_row(
    by: User,
    indicator: Indicator,
    unit: Unit,
    period: Period,
    value: Decimal,
    evidence: Evidence,
    file: StoredFile | None,
) -> Observation:
    """The row of a figure where none stands; everything that must hold was asked by who calls."""
    return Observation.objects.create(
        indicator=indicator,
        unit=unit,
        first=period.first,
        last=period.last,
        value=value,
        evidence=evidence.words,
        file=file,
        by=by,
    )


def corrected_row(
    by: User, observation: Observation, value: Decimal, reason: str, evidence: Evidence, file: StoredFile | None
) -> Observation:
    """The row that takes the place of ``observation``. Raises `Refusal` without a reason or a change, or when it was taken."""
    if not reason.strip():
        raise Refusal(
            _(
                "“%(name)s” đã có số %(old)s. Muốn đổi thành %(new)s, hãy ghi vì sao sửa; số cũ vẫn được giữ để đối chiếu."
            )
            % {
                "name": observation.indicator,
                "old": digits(observation.value, observation.indicator),
                "new": digits(value, observation.indicator),
            }
        )
    if value == observation.value:
        raise Refusal(_("Số mới bằng số đang có nên không có gì để sửa."))
    won = Observation.objects.filter(pk=observation.pk, current=True).update(current=False)
    if not won:
        raise _written_meanwhile(observation.unit, observation.period)
    return Observation.objects.create(
        indicator=observation.indicator,
        unit=observation.unit,
        first=observation.first,
        last=observation.last,
        value=value,
        evidence=evidence.words or observation.evidence,
        file=file or observation.file,
        by=by,
        corrects=observation,
        reason=reason.strip(),
    )


def _kept(evidence: Evidence | None) -> StoredFile | None:
    if evidence is None or not evidence.name:
        return None
    try:
        kind = file_kind(evidence.data)
    except ValidationError as wrong:
        raise Refusal(" ".join(wrong.messages)) from wrong
    return store(evidence.data, name=evidence.name, media_type=kind)


# ── publication ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def publish(by: User, indicator: Indicator, through: Period, *, today: date, read_version: int) -> Indicator:
    """Show the figures of the body to everybody, up to and with the period. Raises PermissionDenied, Stale, `Refusal`."""
    require(may_lead(by, indicator))
    if not through.is_over(today):
        raise Refusal(_("%(period)s chưa hết nên chưa công khai được. Hãy chọn kỳ đã hết.") % {"period": through.label})
    if not any(line.period == through and line.point for line in story(indicator).lines):
        raise Refusal(
            _("Chưa có số chung của %(period)s để công khai. Hãy ghi số của %(body)s trước.")
            % {"period": through.label, "body": indicator.body}
        )
    return _publish(by, indicator, through.last, read_version, "published_indicator")


def withdraw_publication(by: User, indicator: Indicator, *, read_version: int) -> Indicator:
    """Take it off the public board. Raises PermissionDenied, Stale."""
    require(may_lead(by, indicator))
    return _publish(by, indicator, None, read_version, "withdrew_indicator")


def _publish(by: User, indicator: Indicator, through: date | None, read_version: int, verb: str) -> Indicator:
    with transaction.atomic():
        claim(indicator, read_version)
        before = Indicator.objects.values_list("published_through", flat=True).get(pk=indicator.pk)
        indicator.published_through = through
        indicator.save(update_fields=["published_through"])
        audit.record(by, verb, indicator, changes={"published_through": [str(before), str(through)]})
        outbox.tell("indicator.published", indicator)
    return indicator


# ── checked texts ────────────────────────────────────────────────────────────────────────────────────────────────────────
def keep_text(
    by: User, unit: Unit, *, title: str, text: str, about: str, movement: Movement | None = None
) -> CheckedText:
    """Keep a text, so that its figures are held against the record whenever it is opened. Raises PermissionDenied, `Refusal`."""
    require(may_check(by, unit))
    _refuse(text_problem(text))
    if any_period(about) is None:
        raise Refusal(
            _("Không hiểu kỳ “%(about)s”. Hãy ghi như 2020, 2015–2020, II/2020 hoặc 7/2020.") % {"about": about}
        )
    if not figures_of(text):
        raise Refusal(_("Đoạn này không có con số nào để đối chiếu. Hãy dán câu có số liệu."))
    with transaction.atomic():
        kept = CheckedText.objects.create(unit=unit, title=title, text=text, about=about, movement=movement, by=by)
        audit.record(by, "kept_text", kept)
        outbox.tell("indicator.text_kept", kept)
    return kept


def link_figures(
    by: User, checked: CheckedText, links: Mapping[int, Indicator | None], *, read_version: int
) -> CheckedText:
    """Say of figures (by their place in the text) which indicator they are, or that they are none.

    Raises PermissionDenied, Stale; `Refusal` for a place without a figure, or an indicator that the person does not see.
    """
    require(may_link(by, checked))
    places = {figure.begin for figure in figures_of(checked.text)}
    asked = {indicator.pk for indicator in links.values() if indicator is not None}
    if set(links) - places or asked - set(visible_to(by).filter(pk__in=asked).values_list("pk", flat=True)):
        raise Refusal(_("Số hoặc chỉ tiêu được chọn không còn ở đây. Hãy mở lại trang rồi chọn lại."))
    with transaction.atomic():
        claim(checked, read_version)
        ClaimLink.objects.filter(checked=checked, place__in=list(links)).delete()
        ClaimLink.objects.bulk_create(
            ClaimLink(checked=checked, place=place, indicator=indicator) for place, indicator in links.items()
        )
        audit.record(
            by, "linked_figures", checked, changes={str(place): [None, str(one or "")] for place, one in links.items()}
        )
        outbox.tell("indicator.figures_linked", checked)
    return checked


# ── what all of them ask ─────────────────────────────────────────────────────────────────────────────────────────────────
def _refuse(sentence: str) -> None:
    if sentence:
        raise Refusal(sentence)


def _below(unit: Unit, indicator: Indicator) -> None:
    if not reporting_units(indicator.body).filter(pk=unit.pk).exists():
        raise Refusal(
            _("%(unit)s không thuộc %(body)s nên không ghi số, không nhận đích của chỉ tiêu này.")
            % {"unit": unit, "body": indicator.body}
        )


def _owner_below(owner: Unit, body: Unit) -> None:
    if not reporting_units(body).filter(pk=owner.pk, ends_on=None).exists():
        raise Refusal(
            _("%(owner)s không phải đơn vị đang hoạt động của %(body)s. Hãy chọn đơn vị chủ trì khác.")
            % {"owner": owner, "body": body}
        )


def _keeps_its_meaning(standing: Indicator, changed: set[str]) -> None:
    if not changed & _MEANING or (not standing.measure and changed & _MEANING == {"measure"}):
        return
    if standing.observations.exists() or standing.targets.exists():
        raise Refusal(
            _(
                "“%(name)s” đã có đích hoặc số, nên không đổi đơn vị tính, chiều tốt và kỳ: số cũ sẽ mang nghĩa khác. "
                "Hãy thôi theo dõi chỉ tiêu này và đặt chỉ tiêu mới."
            )
            % {"name": standing}
        )


def _name_taken(body: Unit, name: str) -> Refusal:
    return Refusal(
        _("%(body)s đã có chỉ tiêu “%(name)s”. Hãy mở chỉ tiêu ấy, hoặc đặt tên khác.") % {"body": body, "name": name}
    )


def _written_meanwhile(unit: Unit, period: Period) -> Refusal:
    return Refusal(
        _(
            "Người khác vừa ghi số %(period)s của %(unit)s sau khi anh/chị mở trang. Chưa ghi gì. "
            "Hãy xem số đang có, rồi ghi lại nếu vẫn cần."
        )
        % {"period": period.label, "unit": unit}
    )
