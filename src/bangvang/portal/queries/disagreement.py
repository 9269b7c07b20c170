"""Words of a text that signed decisions, or the law of who may grant what, do not bear out.

For our own drafts and for any text that is pasted in. Nothing is changed by this: an editor reads, repairs or keeps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from bangvang.conference.queries import HandedOver, with_recipients
from bangvang.decision.choices import DecisionState
from bangvang.decision.models import Decision
from bangvang.portal.pages.news import NewsPage
from bangvang_law.book import national_book
from bangvang_law.finding import Word
from bangvang_paper.claims import Mention, mentions, near_names, references
from bangvang_paper.vietnamese import folded

_LEADERS = (
    (r"chu tich nuoc", "state_president"),
    (r"thu tuong", "prime_minister"),
    (r"bo truong|bo (?!chi huy)", "ministry_head"),
    (r"(?:chu tich )?(?:ubnd|uy ban nhan dan) (?:tinh|thanh pho)|chu tich (?:tinh|thanh pho)|tinh |thanh pho ", "province_chair"),
    (r"(?:chu tich )?(?:ubnd|uy ban nhan dan) (?:xa|phuong|dac khu)|xa |phuong ", "commune_chair"),
    (r"(?:chu tich )?(?:ubnd|uy ban nhan dan) (?:huyen|quan|thi xa)|huyen |quan |thi xa ", "district_chair"),
    (r"(?:giam doc )?so ", "provincial_department_head"),
)  # fmt: skip
"""How a giver is written, folded, in the order of trying → who that is to the law book."""
_KIND_WORDS = {"collective": _("tập thể"), "household": _("hộ gia đình"), "individual": _("cá nhân")}


@dataclass(frozen=True)
class Disagreement:
    """``written`` stands in the text; ``right`` is what it should say ("" when only doubt can be told); why, by which article."""

    written: str
    why: str
    right: str = ""
    citations: tuple[str, ...] = ()
    sure: bool = True


def words_of(page: NewsPage) -> str:
    """Everything that is typed on a page, paragraph by paragraph: title, lead, texts, captions. Linked parts are left out."""
    told = [page.title, page.lead]
    for block in page.body:
        if block.block_type in ("paragraph", "heading"):
            told.append(str(block.value))
        elif block.block_type == "text":
            told.append(strip_tags(re.sub(r"</(?:p|li)>", "\n", str(block.value.source))))
        elif block.block_type == "directions":
            told.extend(str(line) for line in block.value)
        elif block.block_type in ("image", "drawing"):
            told.append(str(block.value["caption"]))
        elif block.block_type == "quote":
            told.append(str(block.value["words"]))
    return "\n".join(told)


def decisions_on(page: NewsPage) -> list[HandedOver]:
    """Decisions that the page shows: those of its conference and those it names in a block."""
    chosen = [block.value.pk for block in page.body if block.block_type == "decision" and block.value]
    of_conference = list(page.conference.decisions.values_list("pk", flat=True)) if page.conference else []
    issued = Decision.objects.filter(pk__in={*chosen, *of_conference}, state=DecisionState.ISSUED)
    return with_recipients(issued.order_by("signed_on", "number"))


def decisions_named_in(text: str) -> list[HandedOver]:
    """Issued decisions whose number the text gives, of that day when it gives one too."""
    found: set[int] = set()
    for one in references(text):
        rows = Decision.objects.filter(code__iexact=one.code, state=DecisionState.ISSUED)
        found |= set((rows.filter(signed_on=one.day) if one.day else rows).values_list("pk", flat=True))
    return with_recipients(Decision.objects.filter(pk__in=found).order_by("signed_on", "number"))


def disagreements(text: str, decisions: Sequence[HandedOver], on: date) -> list[Disagreement]:
    """What ``text`` says otherwise than ``decisions``, or than the law of the day ``on`` allows; in the order of the text."""
    found: list[tuple[int, Disagreement]] = []
    day = min((one.decision.signed_on for one in decisions), default=on)
    for mention in mentions(text):
        found += [(mention.begin, one) for one in (*_of_form(mention, decisions, day), *_of_counts(mention, decisions))]
    found += _of_numbers(text, decisions)
    names = [row.name for one in decisions for row in one.individuals]
    for near in near_names(text, names):
        why = _("Trong quyết định, tên viết là %(name)s.") % {"name": near.meant}
        found.append((near.begin, Disagreement(near.written, why, near.meant)))
    unique = {(one.written, one.why): (place, one) for place, one in reversed(found)}
    return [one for _place, one in sorted(unique.values(), key=lambda row: row[0])]


def _of_form(mention: Mention, decisions: Sequence[HandedOver], day: date) -> list[Disagreement]:
    granted = {one.decision.award: one for one in decisions}
    if decisions and mention.awards and not granted.keys() & set(mention.awards):
        told = "; ".join(
            _("%(form)s (Quyết định số %(code)s)") % {"form": one.award_name, "code": one.decision.code}
            for one in granted.values()
        )
        said = _("Quyết định đã ký tặng %(told)s, không phải hình thức này.") % {"told": told}
        right = next(iter(granted.values())).award_name if len(granted) == 1 else ""
        law = _by_law(mention, day)
        return [
            Disagreement(
                mention.written,
                " ".join(filter(None, (said, law.why if law else ""))),
                right,
                law.citations if law else (),
            )
        ]
    law = _by_law(mention, day)
    return [law] if law else []


def _by_law(mention: Mention, day: date) -> Disagreement | None:
    """Whether whoever the text names as giver may grant the form; nothing when it may, or when nobody is named."""
    authority = _authority_in(mention.giver)
    if not authority or not mention.awards:
        return None
    findings = [national_book().may_grant(award, authority, on=day) for award in mention.awards]
    if any(one.finding == Word.MET for one in findings):
        return None
    first = findings[0]
    if all(one.finding == Word.NOT_MET for one in findings):
        return Disagreement(mention.written, first.reason, citations=tuple(first.citations))
    return Disagreement(mention.written, first.reason, citations=tuple(first.citations), sure=False)


def _authority_in(giver: str) -> str:
    plain = f"{folded(giver)} "
    return next((name for pattern, name in _LEADERS if re.match(pattern, plain)), "")


def _of_counts(mention: Mention, decisions: Sequence[HandedOver]) -> list[Disagreement]:
    """Recipients counted in the sentence of a form, against the lists of the decisions that grant it (of all, if none does)."""
    fitting = [one for one in decisions if one.decision.award in mention.awards] or list(decisions)
    if not fitting:
        return []
    single = [one.counts for one in fitting]
    whole = {kind: sum(counts[kind] for counts in single) for kind in single[0]}
    told = []
    for kind, count in mention.counts:
        if count == whole[kind] or any(count == one[kind] for one in single):
            continue
        word = _KIND_WORDS[kind]
        why = _("Danh sách kèm quyết định có %(n)d %(kind)s.") % {"n": whole[kind], "kind": word}
        told.append(Disagreement(f"{count} {word}", why, f"{whole[kind]} {word}"))
    return told


def _of_numbers(text: str, decisions: Sequence[HandedOver]) -> list[tuple[int, Disagreement]]:
    shown = {one.decision.code.casefold(): one.decision for one in decisions}
    told = []
    for one in references(text):
        written = text[one.begin : one.end]
        decision = shown.get(one.code.casefold())
        if decision is None:
            why = _("Không có quyết định đã ban hành nào mang số này trong các quyết định của tin.")
            told.append((one.begin, Disagreement(written, why, sure=bool(decisions))))
        elif one.day is not None and one.day != decision.signed_on:
            why = _("Quyết định này ký ngày %(day)s.") % {"day": f"{decision.signed_on:%d/%m/%Y}"}
            told.append((one.begin, Disagreement(written, why, f"{decision.signed_on:%d/%m/%Y}")))
    return told
