"""What stands in one cell of a drawn list, by what its column holds."""

from __future__ import annotations

from lists.layout import Layout
from lists.people import Nominee

KIND_CODES = {"collective": "TAPTHE", "individual": "CANHAN", "household": "HOGIADINH"}


def text_of(layout: Layout, what: str, people: list[Nominee], forms: list[tuple[str, str]], number: int) -> str:
    """The text of the cell of ``people`` in a column that holds ``what``."""
    first = people[0]
    match what:
        case "ordinal":
            return layout.ordinal.format(n=number)
        case "name":
            return layout.joined_by.join(who_of(layout, one) for one in people) + layout.trailing
        case "position":
            return layout.joined_by.join(one.position for one in people) if len(people) > 1 else first.position
        case "unit":
            return layout.joined_by.join(one.unit for one in people) if layout.units_joined else first.unit
        case "position_unit":
            return together_of(layout, first) if first.position else ""
        case "family":
            return first.name.rsplit(" ", 1)[0]
        case "given":
            return first.name.rsplit(" ", 1)[1]
        case "form":
            return forms[0][0]
        case "title_form":
            return next((form for form, award in forms if award == "advanced_worker"), "")
        case "other_form":
            return next((form for form, award in forms if award != "advanced_worker"), "")
        case "born_male" | "born_female":
            return first.born[-4:] if (first.honorific == "Ông") == (what == "born_male") else ""
        case "male" | "female":
            return "x" if (first.honorific == "Ông") == (what == "male") else ""
        case "kind":
            return KIND_CODES[first.kind]
        case "phone":
            return f"09{first.citizen[2:10]}"
        case "note":
            return ""
        case _:
            return str(getattr(first, what))


def who_of(layout: Layout, one: Nominee) -> str:
    name = one.name.upper() if layout.capitals and one.kind == "individual" else one.name
    in_name = layout.honorific_in_name and one.honorific
    return f"{one.honorific} {name}" if in_name else name


def together_of(layout: Layout, one: Nominee) -> str:
    noun = one.position.rsplit(" ", 1)[-1]
    if layout.glued and one.unit.split(" ", 1)[0].lower() == noun:
        return f"{one.position} {one.unit.split(' ', 1)[1]}"
    return layout.pattern.format(position=one.position, unit=one.unit)
