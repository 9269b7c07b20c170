"""Reads the folder of a pack and lays it over a book: ``pack.yaml``, and whichever of the other files the pack needs.

``instruments.yaml`` declares the pack's own texts, ``values.yaml`` its numbers and council rules, ``criteria.yaml`` what it asks
for awards of the book below, ``awards.yaml`` the awards it made itself. Every refusal names file, line, what is wrong and what to
do; a contradiction names the lines of both.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib import resources

from bangvang_law.awards import modelled, sentence_for
from bangvang_law.book import Book
from bangvang_law.catalogue import AWARD_KINDS, CRITERIA_STATUS, RECIPIENT_KINDS, Award, BookData, Grant, Scope
from bangvang_law.citation import instrument_of
from bangvang_law.criteria import Criterion
from bangvang_law.dated import Period
from bangvang_law.facts import STATED
from bangvang_law.layers import MODES, NATIONAL, PACK_LEVELS, OwnSentence, Pack, PackRule, TextChoice
from bangvang_law.loading import LEVELS as AWARD_LEVELS
from bangvang_law.loading import read_instruments
from bangvang_law.loading.checks import CONFIDENCE, Checks, closed, known, period_of
from bangvang_law.loading.files import Files
from bangvang_law.loading.overlaying import Lines
from bangvang_law.loading.pack_values import PackValues, detail_of, permitted
from bangvang_law.loading.sentences import Words, criterion_of
from bangvang_law.record import Record

PACK_FILES = ("pack.yaml", "instruments.yaml", "values.yaml", "criteria.yaml", "awards.yaml")
_ID = re.compile(r"[a-z][a-z0-9_]*\Z")


@dataclass(frozen=True, slots=True)
class Head:
    """What ``pack.yaml`` says before the book below is known."""

    id: str
    parent: str
    row: Record


def head_of(files: Files) -> Head:
    """Id and parent of a pack. Raises :class:`bangvang_law.errors.LawDataError`."""
    row = files.record("pack.yaml")
    name = row.text("id")
    if not _ID.match(name) or name == NATIONAL:
        raise row.wrong("id", f"Mã gói “{name}” không dùng được.", "Hãy dùng chữ thường không dấu, ví dụ “bac_ninh”.")
    return Head(name, row.text("parent"), row)


def overlaid(files: Files, head: Head, over: Book) -> BookData:
    """The data of ``over`` with the pack laid over it. Raises :class:`bangvang_law.errors.LawDataError`."""
    return _PackLoader(files, over).book(head)


class _PackLoader:
    def __init__(self, files: Files, over: Book) -> None:
        self.files = files
        self.over = over
        self.data = over.data
        self.checks = Checks(self.data.instruments)
        self.awards: dict[str, Award] = dict(self.data.awards)
        self.own_awards: set[str] = set()
        self.grants: list[Grant] = []
        self.sentences: list[OwnSentence] = []
        self.rules: list[PackRule] = []
        self.values: Mapping[tuple[str, Scope], Lines] = self.data.values

    def book(self, head: Head) -> BookData:
        self.files.refuse_others(PACK_FILES)
        if self.files.has("instruments.yaml"):
            read_instruments(self.files.records("instruments.yaml"), self.checks)
        self.pack, choices = self._pack(head)
        rows = self.files.records("awards.yaml") if self.files.has("awards.yaml") else []
        awards = [(row, self._award(row)) for row in rows]
        if self.files.has("values.yaml"):
            values = PackValues(self.checks, self.awards, self.data, self.pack, self.own_texts)
            self.values, rules = values.overlaid(self.files.records("values.yaml"))
            self.rules += rules
        self.statements = STATED | set(self.over.statements) | set(self.pack.statements)
        for row, award in awards:
            self._own_criteria(row, award)
        if self.files.has("criteria.yaml"):
            for row in self.files.records("criteria.yaml"):
                self._criteria(row)
        return self._together(choices)

    def _together(self, choices: tuple[TextChoice, ...]) -> BookData:
        own: dict[tuple[str, str], tuple[OwnSentence, ...]] = dict(self.data.own_sentences)
        for one in self.sentences:
            key = (one.award, one.kind)
            own[key] = (*own.get(key, ()), one)
        return replace(
            self.data,
            instruments=self.checks.instruments,
            grants=(*self.data.grants, *self.grants),
            awards=self.awards,
            values=self.values,
            edition=self._edition(),
            packs=(*self.data.packs, replace(self.pack, rules=tuple(self.rules))),
            own_sentences=own,
            text_choices=(*self.data.text_choices, *choices),
        )

    def _edition(self) -> str:
        """The chain, the last day anything was read, and a hash of all its data: ``national+bac_ninh@2026-11-25/1f0c…``."""
        below = self.data.edition
        chain = "+".join((NATIONAL, *(one.id for one in self.data.packs), self.pack.id))
        read_on = max(self.pack.read_on.isoformat(), below.rpartition("@")[2].partition("/")[0])
        both = hashlib.sha256(below.encode() + self.files.hash.digest())
        return f"{chain}@{read_on}/{both.hexdigest()[:8]}"

    # -- pack.yaml ----------------------------------------------------------------------------------------------------

    def _pack(self, head: Head) -> tuple[Pack, tuple[TextChoice, ...]]:
        row = head.row
        citation = self.checks.cited(row, "citation")
        pack = Pack(
            id=head.id,
            name=row.text("name"),
            level=row.choice("level", PACK_LEVELS),
            place=row.text("place"),
            parent=head.parent,
            citation=citation,
            period=period_of(row),
            read_on=row.day("read_on"),
            note=row.text("note", ""),
            statements=self._statements(row.maybe_record("statements")),
        )
        if pack.level != "body" and pack.parent != NATIONAL:
            raise row.wrong(
                "parent", f"Gói của {PACK_LEVELS[pack.level]} không nằm trên gói khác.", f"Hãy ghi parent: {NATIONAL}."
            )
        text = self.checks.shorts[instrument_of(citation)]
        if pack.period.start < text.period.start:
            raise row.wrong(
                "from", f"Gói có hiệu lực trước {text.short} ({text.period.start}, {text.place}).", "Hãy sửa “from”."
            )
        below = {one.short for one in self.data.instruments.values()}
        self.own_texts = {text.short} | (set(self.checks.shorts) - below)
        self.pack = pack
        choices = tuple(self._text_choice(part) for part in row.records("text", []))
        row.done()
        return pack, choices

    def _statements(self, row: Record | None) -> dict[str, str]:
        if row is None:
            return {}
        found: dict[str, str] = {}
        for key in row.data:
            name = str(key)
            if not _ID.match(name):
                raise row.wrong(name, f"Khóa “{name}” không dùng được.", "Hãy dùng chữ thường không dấu và gạch dưới.")
            if name in STATED or name in self.over.statements:
                raise row.wrong(name, f"“{name}” đã có ở sách luật bên dưới.", "Hãy bỏ dòng này và dùng khóa đã có.")
            found[name] = row.text(name)
        return found

    def _text_choice(self, row: Record) -> TextChoice:
        one = TextChoice(
            instrument=row.choice("instrument", self.data.instruments),
            period=self._period(row),
            citations=self.checks.all_cited(row),
            note=row.text("note", ""),
        )
        self._rule(row, "text", one.instrument, "", one.period, one.citations, ())
        row.done()
        return one

    # -- awards of the pack -------------------------------------------------------------------------------------------

    def _award(self, row: Record) -> Award:
        name = row.text("id")
        if name in self.awards:
            raise row.wrong(
                "id",
                f"“{name}” đã có ở sách luật bên dưới ({self.awards[name].place}).",
                "Hãy đặt mã khác, hoặc viết tiêu chuẩn của danh hiệu có sẵn trong criteria.yaml.",
            )
        if not _ID.match(name):
            raise row.wrong("id", f"Mã “{name}” không dùng được.", "Hãy dùng chữ thường không dấu và gạch dưới.")
        award = Award(
            id=name,
            name=row.text("name"),
            kind=row.choice("kind", AWARD_KINDS),
            level=row.choice("level", AWARD_LEVELS),
            recipient_kinds=tuple(known(row, "recipients", RECIPIENT_KINDS)),
            recipients_read=True,
            criteria=row.choice("criteria", CRITERIA_STATUS),
            citation=self.checks.cited(row, "citation"),
            confidence=row.choice("confidence", CONFIDENCE),
            before_2024="unread",
            order=len(self.awards) + 1,
            place=row.source.place(row.path),
            period=self._period(row),
            before=self.checks.cited(row, "before") if row.has("before") else "",
        )
        for part in row.records("deciders"):
            self._grant(part, award)
        self.awards[name] = award
        self.own_awards.add(name)
        self._rule(row, "award", award.name, name, award.period, (award.citation,), ())
        return award

    def _grant(self, row: Record, award: Award) -> None:
        self.grants.append(
            Grant(
                authority=row.choice("authority", self.data.authorities),
                awards=(award.id,),
                period=award.period,
                citations=self.checks.all_cited(row),
                confidence=award.confidence,
                complete=False,
                note=row.text("note", ""),
            )
        )
        row.done()

    def _own_criteria(self, row: Record, award: Award) -> None:
        """The sentences in ``must``: one for each kind of recipient, none where nothing was read."""
        must = row.maybe_record("must")
        if award.criteria != "unread" and must is None:
            raise row.wrong(
                None, f"“{award.id}” đã đọc tiêu chuẩn nhưng thiếu “must”.", "Hãy viết “must:”, hoặc criteria: unread."
            )
        for kind in award.recipient_kinds:
            if must is not None and must.has(kind):
                criterion = criterion_of(must.record(kind), self.checks, self._words(award.id), at=award.citation)
                self._add(
                    OwnSentence(award.id, kind, "fill", award.period, (), criterion, row.source.place(row.path)), must
                )
            elif award.criteria == "read":
                raise row.wrong("must", f"Thiếu tiêu chuẩn cho “{kind}”.", f"Hãy thêm “{kind}:” trong “must”.")
        if must is not None:
            must.done()
        row.done()

    def _words(self, award: str) -> Words:
        figures = {kind for kind, scope in self.values if scope in ((award, "", ""), ("", "", ""))}
        return Words(self.awards, self.statements, figures)

    # -- criteria for awards of the book below ------------------------------------------------------------------------

    def _criteria(self, row: Record) -> None:
        award = self.awards[row.choice("award", self.awards)]
        if award.id in self.own_awards:
            raise row.wrong(
                "award", f"“{award.id}” là của chính gói này.", "Hãy viết tiêu chuẩn trong “must” ở awards.yaml."
            )
        kinds = tuple(known(row, "recipients", award.recipient_kinds))
        mode = row.choice("mode", MODES)
        period = self._period(row)
        by = permitted(row, self.checks, self.own_texts)
        issuers = tuple(known(row, "issuers", self.data.authorities)) if row.has("issuers") else ()
        at = self.checks.cited(row, "at")
        for kind in kinds:
            basis = self._basis(row, award, kind, mode, period, by)
            criterion = criterion_of(row.record("must"), self.checks, self._words(award.id), at=at, basis=basis)
            one = OwnSentence(award.id, kind, mode, period, issuers, criterion, row.source.place(row.path))
            self._add(one, row)
            self._rule(row, "criteria", kind, award.id, period, (at,), basis)
        row.done()

    def _basis(
        self, row: Record, award: Award, kind: str, mode: str, period: Period, by: tuple[str, ...]
    ) -> tuple[str, ...]:
        """The clauses that let the pack speak; a refusal with both lines where none does."""
        below = self._below(award, kind, period.start)
        left = below is not None and bool(getattr(below, "is_local", False))
        detail = detail_of(self.data, award.id, self.pack.level)
        if mode == "fill":
            if not left or below is None:
                raise self._sentence_contradiction(row, award, kind, "đã có tiêu chuẩn, không để trống cho gói điền")
            return tuple(dict.fromkeys((*by, *(text for leaf in below.walk() for text in getattr(leaf, "cites", ())))))
        if by:
            return by
        if mode == "add" and detail:
            return (detail,)
        raise self._sentence_contradiction(row, award, kind, "có tiêu chuẩn khác và không điều nào đã đọc cho gói sửa")

    def _below(self, award: Award, kind: str, day: date) -> Criterion | None:
        own = self.over.own_sentences(award.id, kind, on=day)
        if own:
            return own[-1].criterion if own[-1].mode != "add" else own[0].criterion
        return sentence_for(award, kind) if award.id in modelled() else None

    def _sentence_contradiction(self, row: Record, award: Award, kind: str, what: str) -> Exception:
        own = self.over.own_sentences(award.id, kind, on=self.pack.period.start)
        place = own[0].place if own else _sentence_place(award)
        return row.wrong(
            "mode",
            f"{award.name} ({kind}) {what}: xem {place}, {award.citation}.",
            'Hãy nêu điều khoản cho phép: by: ["…"] với mode: replace (hoặc add).',
        )

    def _add(self, one: OwnSentence, row: Record) -> None:
        for other in self.sentences:
            same = (other.award, other.kind) == (one.award, one.kind) and other.period.overlaps(one.period)
            if same and (not other.issuers or not one.issuers or set(other.issuers) & set(one.issuers)):
                raise row.wrong(
                    None, f"Tiêu chuẩn của “{one.award}” cho “{one.kind}” được viết hai lần; lần trước ở {other.place}.",
                    "Hãy giữ một mục, hoặc tách ngày bằng “from” và “until”.",
                )  # fmt: skip
        self.sentences.append(one)

    # -- shared -------------------------------------------------------------------------------------------------------

    def _period(self, row: Record) -> Period:
        """The row's own days, or those of the pack; never outside of the pack's."""
        mine = self.pack.period
        period = closed(row, row.day("from")) if row.has("from") else mine
        if not row.has("from") and row.maybe_day("until") is not None:
            period = closed(row, mine.start)
        if period.start < mine.start or (mine.end is not None and (period.end is None or period.end > mine.end)):
            raise row.wrong(
                "from", f"Nằm ngoài thời gian của gói (từ {mine.start}).", "Hãy sửa ngày ở đây hoặc ở pack.yaml."
            )
        return period

    def _rule(
        self,
        row: Record,
        sort: str,
        name: str,
        award: str,
        period: Period,
        citations: tuple[str, ...],
        by: tuple[str, ...],
    ) -> None:
        self.rules.append(PackRule(sort, name, award, period, citations, by, row.source.place(row.path)))


def _sentence_place(award: Award) -> str:
    """Where the sentence of a national award stands: its file and the line of the sentences, else the catalogue."""
    if award.id not in modelled():
        return award.place
    text = (resources.files("bangvang_law") / "awards" / f"{award.id}.py").read_text(encoding="utf-8")
    line = next((at for at, line in enumerate(text.splitlines(), start=1) if line.startswith("SENTENCES")), 1)
    return f"awards/{award.id}.py:{line}"
