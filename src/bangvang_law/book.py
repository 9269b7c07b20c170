"""The national law book: what may be asked of it without a dossier in hand.

Everything answers for a day that the caller gives; nothing here knows what day it is. The data are read once by
:mod:`bangvang_law.loading` and checked there, so that a book that exists is consistent.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from bangvang_law.catalogue import (
    RECIPIENT_KIND_NAMES,
    RECIPIENT_KINDS,
    Authority,
    Award,
    BookData,
    Grant,
    OldCriteria,
)
from bangvang_law.citation import instrument_of
from bangvang_law.dated import ONE_DAY, Period, Value
from bangvang_law.errors import UnknownAuthority, UnknownAward, UnknownInstrument
from bangvang_law.finding import Finding, Word
from bangvang_law.instrument import Instrument
from bangvang_law.layers import NATIONAL, OwnSentence, Pack, TextChoice
from bangvang_law.money import Bonus, bonus_of

__all__ = [
    "RECIPIENT_KINDS",
    "RECIPIENT_KIND_NAMES",
    "Authority",
    "Award",
    "Bonus",
    "Book",
    "national_book",
    "unread_instead",
]


class Book:
    """The questions. Unknown ids raise :class:`UnknownAward`, :class:`UnknownAuthority` or :class:`UnknownInstrument`.

    ``pack`` is *national*, or the id of the pack laid over it last; ``edition`` names the whole chain.
    """

    def __init__(self, data: BookData) -> None:
        self.data = data
        self.edition = data.edition
        self.pack = data.packs[-1].id if data.packs else NATIONAL
        self._by_short = {one.short: one for one in data.instruments.values()}
        self._grants: dict[str, list[Grant]] = {}
        for grant in data.grants:
            for award in grant.awards:
                self._grants.setdefault(award, []).append(grant)

    # -- what there is ------------------------------------------------------------------------------------------------

    def award(self, award_id: str) -> Award:
        """The award of an id."""
        try:
            return self.data.awards[award_id]
        except KeyError:
            raise UnknownAward(award_id, _nearest(award_id, self.data.awards)) from None

    def awards(self) -> list[Award]:
        """All awards, in order."""
        return list(self.data.awards.values())

    def authority(self, authority_id: str) -> Authority:
        """The authority of an id."""
        try:
            return self.data.authorities[authority_id]
        except KeyError:
            raise UnknownAuthority(authority_id, _nearest(authority_id, self.data.authorities)) from None

    def authorities(self) -> list[Authority]:
        """All authorities, highest first."""
        return list(self.data.authorities.values())

    def authority_name(self, authority_id: str) -> str:
        """The Vietnamese name of an authority."""
        return self.authority(authority_id).name

    def instrument(self, name: str) -> Instrument:
        """An instrument by its id or by the short name used in citations."""
        found = self.data.instruments.get(name) or self._by_short.get(name)
        if found is None:
            raise UnknownInstrument(name, _nearest(name, [*self.data.instruments, *self._by_short]))
        return found

    # -- packs --------------------------------------------------------------------------------------------------------

    @property
    def packs(self) -> tuple[Pack, ...]:
        """The packs of the chain over the national book, the widest first; none for the national book itself."""
        return self.data.packs

    @property
    def statements(self) -> Mapping[str, str]:
        """What a case may state besides the statements of the national book: key and words."""
        return {key: text for pack in self.data.packs for key, text in pack.statements.items()}

    def own_sentences(self, award_id: str, kind: str, *, on: date, issuer: str | None = None) -> list[OwnSentence]:
        """What packs ask for on a day, the narrowest pack first, down to the one that stands in place of those below."""
        found: list[OwnSentence] = []
        for one in reversed(self.data.own_sentences.get((award_id, kind), ())):
            if one.applies(on, issuer):
                found.append(one)
                if one.mode != "add":
                    break
        return found

    def text_choice(self, instrument_id: str, day: date) -> TextChoice | None:
        """A pack's rule that the words of an instrument still apply on a day although they were changed; None: no such rule."""
        chosen = (one for one in self.data.text_choices if one.instrument == instrument_id and day in one.period)
        return next(chosen, None)

    # -- which text holds ---------------------------------------------------------------------------------------------

    def unread_since(self, citation: str, day: date) -> tuple[date, str] | None:
        """From when, and by which instrument, the cited text no longer holds as it was read; None when it still does."""
        instrument = self.instrument(instrument_of(citation))
        if self.data.text_choices and self.text_choice(instrument.id, day):
            return None
        changed = instrument.unread_from()
        if changed is not None and changed <= day:
            by = next(one.by for one in instrument.amendments if one.start == changed)
            return changed, self.instrument(by).short
        if instrument.period.end is not None and instrument.period.end <= day:
            after = self.instrument(instrument.replaced_by).short if instrument.replaced_by else ""
            return instrument.period.end, after
        return None

    def last_read_day(self, day: date) -> date:
        """The last day up to ``day`` on which the words of the law in force were read."""
        changes = [
            one.unread_from()
            for one in self.data.instruments.values()
            if one.kind == "law" and one.ground and day in one.period
        ]
        return min([day, *(change - ONE_DAY for change in changes if change is not None and change <= day)])

    def governing(self, received_on: date, on: date) -> list[str]:
        """Short names of the instruments for the lines “Căn cứ” of a decision of ``on`` on a dossier of ``received_on``.

        The law that governs the dossier is the one of the day it was received; a law that came into force between the
        two days is named as well, because its transition clause decides which words apply.
        """
        return [
            one.short
            for one in self.data.instruments.values()
            if one.ground and (received_on in one.period or on in one.period)
        ]

    def grounds(self, received_on: date, on: date) -> list[str]:
        """The same as whole lines, without closing punctuation: “Căn cứ Luật Thi đua, khen thưởng ngày …”."""
        return [self.instrument(short).ground_line for short in self.governing(received_on, on)]

    def old_criteria(self, award_id: str, on: date) -> list[OldCriteria]:
        """What the regime before 2024 asked for, as read; for display only."""
        return [one for one in self.data.old_criteria if one.award == award_id and on in one.period]

    # -- values -------------------------------------------------------------------------------------------------------

    def value(self, kind: str, on: date, *, award: str = "", recipient: str = "", issuer: str = "") -> Value:
        """The value of a kind on a day, for the narrowest scope that has one; *unread* when the book has none."""
        for scope in ((award, recipient, issuer), (award, recipient, ""), (award, "", ""), ("", "", "")):
            timeline = self.data.values.get((kind, scope))
            found = timeline.on(on) if timeline else None
            if found is not None:
                return found
        return Value(
            kind=kind, status="unread", value=None, unit="", period=Period(on), citations=(), confidence="unread",
            read_on=None, note=f"Sách luật chưa có nội dung này cho ngày {on:%d/%m/%Y}.",
        )  # fmt: skip

    def base_salary(self, on: date) -> Value:
        """Lương cơ sở, đồng a month."""
        return self.value("base_salary", on)

    def vote_threshold(self, award_id: str, *, on: date) -> Value:
        """Share of yes votes a council needs: ``share`` and ``base`` when read, else *local*, *none* or *unread*."""
        return self.value("council_yes_share", on, award=self.award(award_id).id)

    def document_layout(self, *, on: date) -> dict[str, object]:
        """Measures of an administrative document (mm and pt, pairs are ranges) with ``status`` and ``citation``."""
        return _layout(self.value("document_layout", on))

    def certificate_layout(self, award_id: str, *, on: date) -> dict[str, object]:
        """Measures and lines of a certificate; ``size_mm`` is None and ``status`` unread where the rule was not read."""
        return {"size_mm": None, "lines": []} | _layout(
            self.value("certificate_layout", on, award=self.award(award_id).id)
        )

    def bonus(self, award_id: str, recipient_kind: str, *, on: date, issuer: str | None = None) -> Bonus:
        """Money for one recipient when the decision is signed ``on``.

        ``issuer`` matters only for the Giấy khen; without it the factor of a department or unit is taken and said so.
        """
        award = self.award(award_id)
        factor = self.value("bonus_coefficient", on, award=award.id, recipient=recipient_kind, issuer=issuer or "")
        note = factor.note
        if issuer is None and not factor.is_read:
            factor = self.value("bonus_coefficient", on, award=award.id, recipient=recipient_kind, issuer=_USUAL_ISSUER)
            note = (
                f"{factor.note} Tính theo hệ số của cơ quan, đơn vị cấp sở.".strip() if factor.is_read else factor.note
            )
        return bonus_of(
            factor, self.base_salary(on), self.value("bonus_rounding", on), self.value("bonus_rounding_unit", on), note
        )

    # -- authority ----------------------------------------------------------------------------------------------------

    def who_may_grant(self, award_id: str, *, on: date) -> list[str]:
        """Authority ids by the last text that was read, most usual first. Ask :meth:`may_grant` for the honest word."""
        award = self.award(award_id)
        found = [one.authority for one in self._grants.get(award.id, ()) if on in one.period]
        there = [one for one in dict.fromkeys(found) if on in self.authority(one).period]
        return sorted(there, key=lambda one: _USUAL.get(one, len(_USUAL)))

    def may_grant(self, award_id: str, authority_id: str, *, on: date, received_on: date | None = None) -> Finding:
        """Whether the authority may give the award on a day: a finding of criterion ``authority`` with its articles.

        ``received_on`` (default: ``on``) is the day the dossier was received, which decides whether the amended and
        unread law stands between us and an answer.
        """
        award, authority = self.award(award_id), self.authority(authority_id)
        found = self._authority_as_read(award, authority, on)
        governed = received_on or on
        for citation in found.citations:
            unread = self.unread_since(citation, governed)
            if unread:
                return unread_instead(found, citation, *unread)
        return found

    def _authority_as_read(self, award: Award, authority: Authority, on: date) -> Finding:
        if on not in authority.period:
            after = self.authority(authority.replaced_by).name if authority.replaced_by else ""
            instead = f"; thẩm quyền thuộc {after}" if after else ""
            reason = f"Từ {authority.period.end:%d/%m/%Y} không còn {authority.name}{instead}."
            return Finding("authority", Word.NOT_MET, reason, (authority.citation,))
        grants = [one for one in self._grants.get(award.id, ()) if on in one.period]
        own = [one for one in grants if one.authority == authority.id]
        if own:
            citations = tuple(dict.fromkeys(text for one in own for text in one.citations))
            note = " ".join(one.note for one in own if one.note)
            facts = (SECONDARY_SOURCE,) if all(one.confidence == "secondary" for one in own) else ()
            return Finding(
                "authority", Word.MET, f"{authority.name} được tặng {award.name}. {note}".strip(), citations, facts
            )
        for unread in self.data.unread_grants:
            if authority.id in unread.authorities and award.id in unread.awards and on in unread.period:
                return Finding("authority", Word.UNKNOWN, unread.reason, (unread.citation,)).with_parts(
                    Finding("unread", Word.UNKNOWN, unread.reason, (unread.citation,))
                )
        return self._refused(award, authority, grants, on)

    def _refused(self, award: Award, authority: Authority, grants: list[Grant], on: date) -> Finding:
        lists = [one for one in self.data.grants if one.complete and one.authority == authority.id and on in one.period]
        if not lists and not grants:
            reason = f"Chưa đọc được văn bản nói ai quyết định tặng {award.name} vào ngày {on:%d/%m/%Y}."
            return Finding("authority", Word.UNKNOWN, reason, (award.citation,)).with_parts(
                Finding("unread", Word.UNKNOWN, reason, (award.citation,))
            )
        could = "; ".join(self.authority_name(one) for one in self.who_may_grant(award.id, on=on))
        instead = f" Người có thẩm quyền: {could}." if could else ""
        citations = tuple(dict.fromkeys(text for one in (*lists, *grants) for text in one.citations))
        return Finding("authority", Word.NOT_MET, f"{authority.name} không được tặng {award.name}.{instead}", citations)


_USUAL = {
    name: rank
    for rank, name in enumerate(
        (
            "province_chair", "provincial_department_head", "ministry_legal_entity_head", "commune_chair", "ministry_head",
            "state_president", "prime_minister", "government", "district_chair", "enterprise_director", "board_chair",
            "armed_forces_authority", "nasc",
        )
    )
}  # fmt: skip
"""The order in which the office meets those who decide; it has no meaning in law."""

SECONDARY_SOURCE = "Thẩm quyền này đọc qua nguồn thứ cấp, chưa đối chiếu lời văn gốc."
"""Shown beside a finding that rests on a secondary source only."""

_USUAL_ISSUER = "provincial_department_head"


def unread_instead(found: Finding, citation: str, since: date, by: str) -> Finding:
    """The same node as *unknown*, because the text it rests on was changed by words that nobody has read yet."""
    after = f"{by} (chưa đọc) thay đổi" if by else "hết hiệu lực, văn bản thay thế chưa đọc,"
    why = (
        f"Căn cứ {citation} đã được {after} từ {since:%d/%m/%Y}."
        if by
        else f"Căn cứ {citation} {after} từ {since:%d/%m/%Y}."
    )
    mark = Finding("unread", Word.UNKNOWN, why, (by,) if by else (citation,))
    reason = f"{why} Theo lời văn đã đọc: {found.finding.vi.lower()}. {found.reason}"
    return Finding(found.criterion, Word.UNKNOWN, reason, found.citations, found.facts, (*found.parts, mark))


def _nearest(name: str, names: Mapping[str, object] | list[str]) -> str | None:
    return next(iter(difflib.get_close_matches(name, list(names), n=1)), None)


def _layout(value: Value) -> dict[str, object]:
    content = dict(value.value) if isinstance(value.value, Mapping) else {}
    return {
        **content,
        "status": value.status,
        "citation": "; ".join(value.citations),
        "confidence": value.confidence,
        "note": value.note,
    }


@lru_cache(maxsize=1)
def national_book() -> Book:
    """The book of the national law as shipped. Raises :class:`bangvang_law.errors.LawDataError` when its data are wrong."""
    from bangvang_law.loading import load

    return Book(load())
