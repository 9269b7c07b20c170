"""The parts that every official paper shares: its head, its kind and heading, its signature, its list of receivers.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1–9; the forms of Phụ lục III.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bangvang_paper.typesetting.fitting import balanced, width_mm
from bangvang_paper.typesetting.measures import Measures
from bangvang_paper.typesetting.sheet import Inner, Pair, Paragraph, Room, Rule, Run
from bangvang_paper.typesetting.wording import clean, ended, long_day

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BARE_POWERS = frozenset({"TM.", "Q.", "KT.", "TL.", "TUQ."})
# II.2 b and II.5 d ask for a rule between a third and a half of the words above it.
_RULE_SHARE = 0.4
_SIGNATURE_ROOM_MM = 26.0
SIGNER = "nguoi-ky"
"""The mark of the place where the person with the power signs."""


def head(
    measures: Measures, *, parent: str, agency: str | Sequence[str], number: str | None, place: str, day: date | None
) -> tuple[Pair, Pair]:
    """Agency and nation side by side; below them, on one line, number and place with day. None: the paper has no number."""
    nation_size, motto_size = measures.size("national_name"), measures.size("motto")
    widest = max(width_mm(NATION, nation_size, bold=True), width_mm(MOTTO, motto_size, bold=True))
    right = min(0.62, max(0.56, (widest + 3) / measures.text_width))
    left_width = measures.text_width * (1 - right) - 2
    left = [*_agency(measures, parent, agency, left_width)]
    nation = (
        centred(NATION, nation_size, bold=True),
        centred(MOTTO, motto_size, bold=True),
        Rule(width_mm(MOTTO, motto_size, bold=True)),
    )
    numbered = () if number is None else (centred(f"Số: {number}", measures.size("number")),)
    dated = Paragraph(
        (Run(f"{clean(place)}, {long_day(day)}", italic=True),), measures.size("place_and_date"), align="center"
    )
    return (
        Pair(tuple(left), nation, left_share=1 - right),
        Pair(numbered, (dated,), left_share=1 - right, before=6),
    )


def _agency(measures: Measures, parent: str, agency: str | Sequence[str], width: float) -> list[Inner]:
    above_size, size = measures.size("parent_agency"), measures.size("agency")
    parts: list[Inner] = []
    if above := clean(parent).upper():
        parts.append(centred(balanced(above, above_size, width), above_size))
    given = [agency] if isinstance(agency, str) else list(agency)
    lines = [line for part in given for line in balanced(clean(part).upper(), size, width, bold=True).split("\n")]
    parts.append(centred("\n".join(lines), size, bold=True))
    parts.append(Rule(_RULE_SHARE * max(width_mm(line, size, bold=True) for line in lines)))
    return parts


def heading(measures: Measures, kind: str, about: str) -> tuple[Inner, ...]:
    """``QUYẾT ĐỊNH``, then what it is about, then a short rule."""
    size = measures.size("heading")
    lines = balanced(clean(about), size, measures.text_width - 24, bold=True)
    longest = max(width_mm(line, size, bold=True) for line in lines.split("\n"))
    return (
        centred(kind.upper(), measures.size("document_type"), bold=True, before=14),
        centred(lines, size, bold=True, before=2),
        Rule(min(_RULE_SHARE * longest, measures.text_width / 3)),
    )


def signature(
    measures: Measures, *, power: str | None, title: str, name: str | None, mark: str = ""
) -> tuple[Inner, ...]:
    """Power and title in capitals, room for the hand and the seal, the name (blank for the pen when None).

    ``mark`` names the room for a digital signature; a paper has it once.
    """
    size = measures.size("signature")
    lines = power_and_title(power, title)
    wide = measures.text_width / 2 - 4
    shown = "\n".join(balanced(line, size, wide, bold=True) for line in lines)
    signed: list[Inner] = [centred(shown, size, bold=True), Room(_SIGNATURE_ROOM_MM, mark)]
    if name:
        signed.append(centred(clean(name), size, bold=True))
    return tuple(signed)


def power_and_title(power: str | None, title: str) -> list[str]:
    """The lines above a signature, in capitals.

    ``power`` is a bare sign ("TM.") that stands before the title, or a line of its own ("KT. GIÁM ĐỐC") above it.
    """
    sign, words = clean(power or "").upper(), clean(title).upper()
    return [f"{sign} {words}"] if sign in BARE_POWERS else [line for line in (sign, words) if line]


def receivers(measures: Measures, lines: Sequence[str]) -> tuple[Inner, ...]:
    """``Nơi nhận:`` and its list; the sign at the end of each line is ours to set."""
    listed = ended([clean(line).lstrip("-– ") for line in lines])
    label = Paragraph((Run("Nơi nhận:", bold=True, italic=True),), measures.size("recipients_label"), align="left")
    size = measures.size("recipients_list")
    return (label, *(Paragraph((Run(f"- {line}"),), size, align="left") for line in listed))


def draft_line(note: str | None) -> tuple[Paragraph, ...]:
    """The small line that says a paper is a trial; nothing when there is no note."""
    words = clean(note or "")
    return (Paragraph((Run(words, italic=True),), 10, align="right", grey=True),) if words else ()


def centred(text: str, size: float, *, bold: bool = False, italic: bool = False, before: float = 0) -> Paragraph:
    """A centred paragraph of one run."""
    return Paragraph((Run(text, bold=bold, italic=italic),), size, align="center", before=before, tied=True)
