"""What is looked at before a decision is signed and numbered: each check with its answer, the names it is about, its article.

A check that is *not met* stops the number; what needs a *person* is shown and left to those who sign. Between the vote and
the signing people die, move and are disciplined, and the dossier may have been mended: so the register is asked again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor

from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.catalogue.queries import award_name
from bangvang.decision.known import Known, known_about
from bangvang.decision.models import Decision, Line
from bangvang.decision.queries import bonus_for
from bangvang.decision.validators import signing_problem
from bangvang.decision.wording import counts_of_kinds
from bangvang.register.choices import FALLEN, RecipientGroup
from bangvang.register.models import Hold, Honour, Person
from bangvang.register.queries import standing_on
from bangvang.vote.choices import VoteOutcome
from bangvang_law.book import national_book
from bangvang_law.finding import Word
from bangvang_paper.vietnamese import folded

HOLDS_BY = "NĐ 152/2025/NĐ-CP, Điều 4"
_HOLDS_FROM = date(2025, 7, 1)


@dataclass(frozen=True)
class Check:
    """One thing looked at. ``finding`` is a word of the law book; ``told`` are sentences about single recipients."""

    name: str
    finding: str
    sentence: str = ""
    told: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()

    @property
    def stops(self) -> bool:
        return self.finding == Word.NOT_MET


def checks_of(decision: Decision, lines: Sequence[Line], known: Known | None = None) -> list[Check]:
    """All checks, in the order in which an officer goes through them. As many questions however many lines.

    ``lines`` need their item with question and result, and their handling with the nomination and its person. ``known`` may
    be given by a caller who looks at several decisions: what the register says about the lines of all of them.
    """
    known = known or known_about(lines)
    people = {line.pk: known.people[line.pk] for line in lines if line.pk in known.people}
    return [
        _authority(decision),
        _passed(lines),
        _names(lines),
        _twice(lines),
        _dossiers_held(lines, known),
        _holds(decision, lines, people, known),
        _discipline(decision, lines, people, known),
        _alive(decision, lines, people),
        _moved(decision, lines, people, known),
        _rewarded_before(decision, lines, people, known),
        _sums(decision, lines),
        _composition(lines, people),
        *_share_of_fighters(decision, lines, known),
    ]


def _authority(decision: Decision) -> Check:
    name = _("Thẩm quyền vào ngày ký")
    problem = signing_problem(decision.issuer, decision.award, decision.signed_on)
    if problem is not None:
        return Check(name, Word.NOT_MET, problem.sentence, citations=(problem.cite,) if problem.cite else ())
    found = national_book().may_grant(decision.award, decision.issuer.authority, on=decision.signed_on)
    return Check(name, found.finding, found.reason, citations=tuple(found.citations))


def _passed(lines: Sequence[Line]) -> Check:
    name = _("Hội đồng thông qua")
    failed = [line.name for line in lines if _outcome(line) not in {None, VoteOutcome.PASSED}]
    if failed:
        return Check(name, Word.NOT_MET, _("Không đủ số phiếu theo quy tắc của phiên họp."), tuple(failed))
    unvoted = sum(_outcome(line) is None for line in lines)
    if unvoted:
        return Check(name, Word.NEEDS_PERSON, _("%(n)d dòng không có kết quả phiếu (phiên giả định).") % {"n": unvoted})
    return Check(name, Word.MET, _("Cả %(n)d dòng đủ phiếu theo quy tắc của phiên họp.") % {"n": len(lines)})


def _outcome(line: Line) -> str | None:
    question = line.item.question
    return question.result.outcome if question is not None and hasattr(question, "result") else None


def _names(lines: Sequence[Line]) -> Check:
    """Names on certificates are those that were voted; where the dossier or the register now says another, a person decides."""
    told = []
    for line in lines:
        nomination = line.handling.nomination
        if nomination.name != line.name:
            told.append(_("%(line)s: hồ sơ nay ghi %(now)s") % {"line": line.name, "now": nomination.name})
        elif nomination.person is not None and folded(nomination.person.kept.name) != folded(line.name):
            told.append(_("%(line)s: sổ nhân sự ghi %(now)s") % {"line": line.name, "now": nomination.person.kept.name})
    if told:
        return Check(
            _("Tên"), Word.NEEDS_PERSON, _("Tên đã biểu quyết khác tên đang có. Hãy xem giấy tờ gốc."), tuple(told)
        )
    return Check(_("Tên"), Word.MET, _("Đúng từng chữ như hồ sơ và sổ nhân sự."))


def _twice(lines: Sequence[Line]) -> Check:
    seen = Counter(_recipient(line) for line in lines)
    told = tuple(dict.fromkeys(line.name for line in lines if seen[_recipient(line)] > 1))
    if told:
        return Check(_("Trùng trong danh sách"), Word.NOT_MET, _("Một đối tượng đứng hai dòng."), told)
    return Check(_("Trùng trong danh sách"), Word.MET, _("Mỗi đối tượng một dòng."))


def _recipient(line: Line) -> tuple[str, int | None]:
    nomination = line.handling.nomination
    if nomination.person is not None:
        return line.recipient_kind, nomination.person.kept_id
    return line.recipient_kind, nomination.collective_id or nomination.household_id


def _dossiers_held(lines: Sequence[Line], known: Known) -> Check:
    """A dossier that its body stopped, for example while what the people said of it is verified."""
    name = _("Hồ sơ không tạm dừng")
    stopped = [(line.name, hold) for line in lines for hold in known.stopped.get(line.handling_id, [])]
    if not stopped:
        return Check(name, Word.MET, _("Không hồ sơ nào đang tạm dừng."))
    told = tuple(f"{who}: {hold.reason}" for who, hold in stopped)
    cites = tuple(dict.fromkeys(hold.cite for _who, hold in stopped))
    return Check(
        name,
        Word.NOT_MET,
        _("Bỏ tạm dừng khi đã có kết luận, hoặc bỏ dự thảo rồi soạn lại không có dòng ấy."),
        told,
        cites,
    )


def _holds(decision: Decision, lines: Sequence[Line], people: Mapping[int, Person], known: Known) -> Check:
    on = decision.signed_on
    units, by_person, told = _units(lines), _by_person(people), []
    for hold in known.holds:
        if not _is_of(hold, by_person, units) or hold.since > on or (hold.cleared_on and hold.cleared_on <= on):
            continue
        line_name = _named(lines, by_person, hold.person) if hold.person else str(hold.recipient)
        told.append(
            _("%(name)s: %(kind)s từ %(since)s")
            % {"name": line_name, "kind": hold.get_kind_display(), "since": f"{hold.since:%d/%m/%Y}"}
        )
    name = _("Không bị tạm dừng xét")
    if not told:
        return Check(name, Word.MET, _("Không ai có việc đang xem xét vào ngày ký."))
    if on < _HOLDS_FROM:
        return Check(name, Word.NEEDS_PERSON, _("Quy định của thời kỳ này chưa đọc. Hãy xem văn bản."), tuple(told))
    return Check(
        name, Word.NOT_MET, _("Chưa khen thưởng khi việc chưa có kết luận. Hãy bỏ dự thảo, rút dòng ấy rồi soạn lại."),
        tuple(told), (HOLDS_BY,),
    )  # fmt: skip


def _discipline(decision: Decision, lines: Sequence[Line], people: Mapping[int, Person], known: Known) -> Check:
    by_person, on = _by_person(people), decision.signed_on
    rows = [
        row
        for row in known.disciplines
        if row.person.kept_id in by_person and row.begins_on <= on and (row.ends_on is None or row.ends_on >= on)
    ]
    told = tuple(
        _("%(name)s: %(form)s từ %(since)s")
        % {
            "name": _named(lines, by_person, row.person),
            "form": row.get_form_display(),
            "since": f"{row.begins_on:%d/%m/%Y}",
        }
        for row in rows
    )
    name = _("Kỷ luật")
    if told:
        return Check(name, Word.NEEDS_PERSON, _("Có người đang chịu kỷ luật vào ngày ký."), told)
    return Check(name, Word.MET, _("Không ai đang chịu kỷ luật vào ngày ký."))


def _alive(decision: Decision, lines: Sequence[Line], people: Mapping[int, Person]) -> Check:
    told = tuple(
        _("%(name)s mất ngày %(day)s") % {"name": line.name, "day": f"{person.died_on:%d/%m/%Y}"}
        for line in lines
        if (person := people.get(line.pk)) is not None and person.died_on and person.died_on <= decision.signed_on
    )
    if told:
        return Check(_("Truy tặng"), Word.NEEDS_PERSON, _("Người đã mất thì truy tặng, đứng sau cùng danh sách."), told)
    return Check(_("Truy tặng"), Word.MET, _("Không ai phải truy tặng."))


def _moved(decision: Decision, lines: Sequence[Line], people: Mapping[int, Person], known: Known) -> Check:
    """Whoever works nowhere on record on the day of signing, though on record before, left or moved away since the list."""
    by_person, on = _by_person(people), decision.signed_on
    ends: dict[int, list[date | None]] = defaultdict(list)
    for post in known.posts:
        if post.person.kept_id in by_person and post.begins_on <= on:
            ends[post.person.kept_id].append(post.ends_on)
    gone = {person for person, days in ends.items() if all(day is not None and day < on for day in days)}
    told = tuple(line.name for line in lines if line.pk in people and people[line.pk].pk in gone)
    if told:
        return Check(
            _("Chuyển công tác"), Word.NEEDS_PERSON,
            _("Sổ không còn ghi nơi làm việc vào ngày ký. Chức vụ, đơn vị còn đúng?"), told,
        )  # fmt: skip
    return Check(_("Chuyển công tác"), Word.MET, _("Ai cũng còn nơi làm việc trong sổ vào ngày ký."))


def _rewarded_before(
    decision: Decision, lines: Sequence[Line], people: Mapping[int, Person], known: Known
) -> Check:
    """The same award for a period of achievement that overlaps: one achievement is rewarded once."""
    by_person, units = _by_person(people), _units(lines)
    held = [
        honour
        for honour in known.honours
        if honour.award == decision.award
        and honour.decided_on <= decision.signed_on
        and _is_of(honour, by_person, units)
        and honour.achieved_from is not None
        and honour.achieved_until is not None
        and honour.achieved_from <= decision.achieved_until
        and honour.achieved_until >= decision.achieved_from
    ]
    told = tuple(
        _("%(name)s: %(award)s, %(code)s ngày %(day)s")
        % {
            "name": honour.name_as_written,
            "award": award_name(honour.award),
            "code": honour.decision_code,
            "day": f"{honour.decided_on:%d/%m/%Y}",
        }
        for honour in held
        if standing_on(honour, decision.signed_on) not in FALLEN and honour.source.get("decision") != decision.pk
    )
    if told:
        return Check(
            _("Khen hai lần"), Word.NEEDS_PERSON, _("Đã có cùng hình thức cho thời gian thành tích chồng lên nhau."), told
        )  # fmt: skip
    return Check(_("Khen hai lần"), Word.MET, _("Chưa ai có cùng hình thức cho thời gian này."))


def _sums(decision: Decision, lines: Sequence[Line]) -> Check:
    counts = counts_of_kinds(line.recipient_kind for line in lines)
    law = bonus_for(counts, decision.award, decision.issuer.authority, decision.signed_on)
    amounts = [line.bonus for line in lines]
    name = _("Tiền thưởng")
    if law.total is None or None in amounts:
        return Check(name, Word.UNKNOWN, _("Mức của ngày ký chưa đọc nên chưa cộng."), citations=law.citations)
    total = sum(amount or 0 for amount in amounts)
    if total != law.total:
        return Check(
            name, Word.NOT_MET, _("Các dòng cộng lại %(lines)d đồng, theo luật của ngày ký là %(law)d đồng. Hãy soạn lại.")
            % {"lines": total, "law": law.total}, citations=law.citations,
        )  # fmt: skip
    return Check(name, Word.MET, _("Các dòng cộng lại đúng bằng mức của luật."), citations=law.citations)


def _composition(lines: Sequence[Line], people: Mapping[int, Person]) -> Check:
    """Who is praised: a figure for the leader to look at. No ratio that was read binds it."""
    groups = Counter(people[line.pk].group for line in lines if line.pk in people)
    if not groups:
        return Check(_("Cơ cấu"), Word.MET, _("Không có cá nhân."))
    known = sum(count for group, count in groups.items() if group)
    told = tuple(f"{RecipientGroup(group).label}: {count}" for group, count in groups.most_common() if group)
    sentence = _("%(known)d trong %(all)d cá nhân có ghi đối tượng. Sách luật chưa có tỷ lệ nào đọc được.") % {
        "known": known,
        "all": sum(groups.values()),
    }
    return Check(_("Cơ cấu"), Word.MET if known == sum(groups.values()) else Word.UNKNOWN, sentence, told)


def _share_of_fighters(decision: Decision, lines: Sequence[Line], known: Known) -> list[Check]:
    """Grassroots emulation fighters against the Lao động tiên tiến of the same sitting, where a cap of the day was read.

    A figure for the leader: those who were granted elsewhere, or in another sitting, belong to the same share.
    """
    cap = national_book().value("fighters_share", decision.signed_on, award=decision.award)
    if not cap.citations:
        return []
    name = _("Tỷ lệ Chiến sĩ thi đua cơ sở")
    if not cap.is_read:
        return [Check(name, Word.UNKNOWN, cap.note, citations=tuple(cap.citations))]
    base = known.advanced.get(decision.sitting_id or 0, 0)
    if not base:
        told = _("Phiên này không có Lao động tiên tiến nào được thông qua để tính tỷ lệ. Hãy đếm theo quyết định đã có.")
        return [Check(name, Word.NEEDS_PERSON, told, citations=tuple(cap.citations))]
    assert isinstance(cap.value, Fraction)  # as every share of the book
    figures = {"fighters": len(lines), "base": base, "most": floor(cap.value * base)}
    sentence = _("%(fighters)d người trên %(base)d Lao động tiên tiến của phiên này; trần là %(most)d người.") % figures
    finding = Word.MET if figures["fighters"] <= figures["most"] else Word.NEEDS_PERSON
    return [Check(name, finding, sentence, citations=tuple(cap.citations))]


def _units(lines: Iterable[Line]) -> set[int | None]:
    return {line.handling.nomination.collective_id for line in lines} - {None}


def _is_of(row: Hold | Honour, by_person: Mapping[int, int], units: set[int | None]) -> bool:
    """Whether a row of the register is about one of these recipients."""
    person: Person | None = row.person
    return (person is not None and person.kept_id in by_person) or row.collective_id in units


def _by_person(people: Mapping[int, Person]) -> dict[int, int]:
    """Person id → line id."""
    return {person.pk: line for line, person in people.items()}


def _named(lines: Sequence[Line], by_person: dict[int, int], person: Person) -> str:
    wanted = by_person.get(person.kept_id)
    return next((line.name for line in lines if line.pk == wanted), person.name)


def stopping(checks: Iterable[Check]) -> list[Check]:
    """Those that keep the decision from being numbered."""
    return [check for check in checks if check.stops]


def refusal_of(checks: Iterable[Check]) -> Refusal | None:
    """The `Refusal` that names everything that stops, with the articles; None when nothing does."""
    stops = stopping(checks)
    if not stops:
        return None
    told = " ".join(f"{one.name}: {one.sentence} {'; '.join(one.told)}".strip() for one in stops)
    return Refusal(told, cite="; ".join(dict.fromkeys(law for one in stops for law in one.citations)))
