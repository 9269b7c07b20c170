"""What can be said about the look of a list. `declared` and `held_out` hold the looks themselves, as data."""

from __future__ import annotations

from dataclasses import dataclass

TITLE = ("Danh sách đề nghị khen thưởng năm 2023",)
FORM_IN_TITLE = ("Danh sách đề nghị tặng {form} năm 2023",)
LETTERHEAD = (
    "ỦY BAN NHÂN DÂN THÀNH PHỐ",
    "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
    "Số: 148/TTr-SLĐTBXH",
    "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG",
    "(Kèm theo Tờ trình số 148/TTr-SLĐTBXH ngày 10 tháng 7 năm 2023)",
)


@dataclass(frozen=True)
class Layout:
    """One look. A column is (what stands in it, its heading); "upper|lower" is a heading of two storeys."""

    name: str
    columns: tuple[tuple[str, str], ...]
    office: str = "department"
    who: tuple[int, int, int] = (4, 9, 0)
    """How many collectives, individuals and households."""
    sections: tuple[tuple[str, str], ...] = ()
    """(kind, form or unit; its mark such as "I.", "A.", "1.", "*", "") from the outermost."""
    individuals_first: bool = False
    mark_apart: bool = False
    """The mark stands in the column of running numbers, the heading in the column of names."""
    upper_headings: bool = True
    counted: bool = False
    """Headings count who stands below them."""
    across: bool = False
    """Headings of sections are merged across the table."""
    ordinal: str = "{n}"
    through: bool = False
    """Running numbers go on from section to section."""
    one_form: bool = False
    form_in_title: bool = False
    unit_in_title: bool = False
    """The list is of one unit, which only its title names."""
    ditto: str = ""
    ditto_columns: tuple[str, ...] = ("unit", "form", "merit")
    merged: tuple[str, ...] = ()
    blanked: tuple[str, ...] = ()
    """Columns in which an equal text below is left empty, without a merge."""
    people_in_a_cell: int = 1
    joined_by: str = "; "
    units_joined: bool = False
    pattern: str = "{position}, {unit}"
    """How position and unit share a cell, or {who}, {position} and {unit} in a cell or paragraph of their own."""
    glued: bool = False
    """The noun that position and unit share is written once: Trưởng phòng Dạy nghề."""
    capitals: bool = False
    honorific_in_name: bool = False
    trailing: str = ""
    title: tuple[str, ...] = TITLE
    """Lines above the table; {form} and {unit} are what all share."""
    gap: int = 1
    header: bool = True
    merged_heads: bool = True
    numbers_line: bool = False
    heads_every: int = 0
    """The head comes again after so many lines, as on every printed page."""
    separators: bool = False
    foot: tuple[str, ...] = ()
    """Of: total, note, place, signatures."""
    first_column: int = 0
    untidy: bool = False
    """Double and no-break spaces, stray ends."""
    paragraphs: bool = False
    bullet: str = "{n}. "
    sheet_for_each_kind: bool = False
    kinds_of_file: tuple[str, ...] = ("xls", "ods", "pdf", "xlsx", "csv")
    held_out: bool = False

    def has(self, what: str) -> bool:
        return any(column == what for column, _ in self.columns)
