"""The words of a decision, made from what the council passed; nobody retypes a name or counts by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from bangvang.catalogue.queries import award_name
from bangvang.council.models import AgendaItem, Sitting
from bangvang.decision.models import Line
from bangvang.nomination.choices import CommendationType
from bangvang.nomination.models import Proposal
from bangvang.register.choices import RecipientKind
from bangvang.register.models import Issuer
from bangvang_law.book import national_book
from bangvang_paper.typesetting.wording import long_day

_COUNTED = (
    (RecipientKind.COLLECTIVE, "tập thể"),
    (RecipientKind.HOUSEHOLD, "hộ gia đình"),
    (RecipientKind.INDIVIDUAL, "cá nhân"),
)


def counts_of_kinds(kinds: Iterable[str]) -> dict[str, int]:
    """{"collective": 6, "household": 0, "individual": 16} of a list of kinds."""
    found = {kind.value: 0 for kind, _word in _COUNTED}
    for kind in kinds:
        found[kind] += 1
    return found


def counted(counts: dict[str, int]) -> list[str]:
    """["6 tập thể", "16 cá nhân"]: kinds that occur, in the order of the law."""
    return [f"{counts[kind.value]} {word}" for kind, word in _COUNTED if counts.get(kind.value)]


def joined(parts: Sequence[str]) -> str:
    """ "6 tập thể và 16 cá nhân"; three parts get a comma first."""
    if len(parts) < 2:
        return "".join(parts)
    return _("%(most)s và %(last)s") % {"most": ", ".join(parts[:-1]), "last": parts[-1]}


def given(award: str) -> str:
    """How the award is given in a sentence: "tặng Giấy khen", "tặng danh hiệu “Lao động tiên tiến”"."""
    name = award_name(award)
    if national_book().award(award).kind == "title":
        return _("tặng danh hiệu “%(name)s”") % {"name": name}
    return _("tặng %(name)s") % {"name": name}


def title_of(award: str, counts: dict[str, int], achievement: str) -> str:
    """Trích yếu: "Về việc tặng Giấy khen cho 6 tập thể và 16 cá nhân có thành tích tốt trong phong trào …"."""
    return _("Về việc %(given)s cho %(recipients)s %(achievement)s") % {
        "given": given(award),
        "recipients": joined(counted(counts)),
        "achievement": achievement,
    }


def achievement_of(proposals: Sequence[Proposal]) -> str:
    """What the recipients of one decision have in common: the movement when it is one, else the kind and the period."""
    movements = {proposal.movement for proposal in proposals}
    if len(movements) == 1 and (movement := next(iter(movements))) is not None:
        return _("có thành tích tốt trong %(movement)s") % {"movement": movement_in_sentence(movement.name)}
    first, last = period_of(proposals)
    kinds = {proposal.commendation_type for proposal in proposals}
    told = CommendationType(next(iter(kinds))).label if len(kinds) == 1 else _("công tác")
    return _("có thành tích %(kind)s từ ngày %(first)s đến ngày %(last)s") % {
        "kind": told,
        "first": f"{first:%d/%m/%Y}",
        "last": f"{last:%d/%m/%Y}",
    }


def period_of(proposals: Sequence[Proposal]) -> tuple[date, date]:
    """The span that holds all periods of achievement; both days count."""
    return min(one.achieved_from for one in proposals), max(one.achieved_until for one in proposals)


def movement_in_sentence(name: str) -> str:
    """A movement inside a sentence, with the word *phong trào* once, whether or not its name begins with it."""
    inside = name[:1].lower() + name[1:] if name[1:2].islower() else name
    return inside if inside.startswith("phong trào") else _("phong trào %(name)s") % {"name": inside}


def grounds_of(items: Sequence[AgendaItem] | Sequence[Line], on: date) -> list[str]:
    """The "Căn cứ" lines: the instruments that govern, by the day of receipt and the day of signing."""
    received = min(item.handling.received_on for item in items)
    return national_book().grounds(received, on)


def proposer_line_of(sitting: Sitting) -> str:
    """ "Xét đề nghị của Hội đồng … tại biên bản họp ngày …"; an assumed sitting has no minutes to name."""
    if sitting.assumed:
        return _("Xét danh sách đề nghị khen thưởng (bản dựng thử, chưa qua Hội đồng)")
    return _("Xét đề nghị của %(council)s tại biên bản họp %(day)s") % {
        "council": sitting.council.name,
        "day": long_day(sitting.held_on),
    }


def authority_of(issuer: Issuer) -> str:
    """The person who decides, by office: "Giám đốc Sở Lao động - Thương binh và Xã hội"."""
    return f"{issuer.title} {issuer.body.name}"


def default_recipients() -> str:
    """Nơi nhận of a decision, one a line."""
    return "\n".join([_("Như Điều 3"), _("Lưu: VT, TĐKT")])
