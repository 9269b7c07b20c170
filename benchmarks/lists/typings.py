"""The ways in which offices type: an encoding, and whether the fonts of the file tell it (.VnTime, .VnTimeH, VNI-Times)."""

from __future__ import annotations

from dataclasses import dataclass

from bangvang_paper.vietnamese.encodings import encoded
from bangvang_paper.vietnamese.fonts import Encoding

_LOOKALIKES = str.maketrans("aecopxАН", "аесорхАН")


@dataclass(frozen=True)
class Typing:
    """How the office typed. ``keeps_letters`` is false where no reading can bring the text back."""

    name: str
    encoding: Encoding
    fonts: tuple[str, str] = ("Times New Roman", "Times New Roman")
    """The font of ordinary text and the one of titles and headings."""
    bytes_of_csv: str = "utf-8"
    files: tuple[str, ...] = ("xlsx", "csv")
    every_other_line: bool = False
    keeps_letters: bool = True

    def typed(self, text: str, line: int, loud: bool) -> tuple[str, str]:
        """(what stands in the file, its font)."""
        if self.every_other_line and line % 2:
            return text, "Times New Roman"
        font = self.fonts[1 if loud else 0]
        if font.endswith("H"):
            text = text.lower()
        if self.encoding is Encoding.MIXED_SIGNS and line % 3 == 0:
            return text.translate(_LOOKALIKES), font
        return encoded(text, self.encoding), font


TYPINGS = (
    Typing("Unicode", Encoding.UNICODE, files=("xlsx", "csv", "docx", "xls", "ods", "pdf")),
    Typing("Unicode, Excel's separator and mark", Encoding.UNICODE, bytes_of_csv="utf-8-sig", files=("csv",)),
    Typing("letters and marks apart", Encoding.DECOMPOSED, files=("xlsx", "csv", "docx")),
    Typing("TCVN3, fonts known", Encoding.TCVN3, (".VnTime", ".VnTimeH"), files=("xlsx", "docx", "xls", "ods")),
    Typing("TCVN3, fonts unknown", Encoding.TCVN3, bytes_of_csv="cp1252", files=("csv",)),
    Typing("VNI, fonts known", Encoding.VNI, ("VNI-Times", "VNI-Times"), files=("xlsx", "docx", "xls")),
    Typing("VNI, fonts unknown", Encoding.VNI, bytes_of_csv="cp1252", files=("csv",)),
    Typing("VIQR", Encoding.VIQR, files=("csv",)),
    Typing("TCVN3 and Unicode in one sheet", Encoding.TCVN3, (".VnTime", ".VnTimeH"), files=("xlsx",), every_other_line=True),
    Typing("letters that look alike", Encoding.MIXED_SIGNS, files=("xlsx",)),
    Typing("UTF-8 read as something else", Encoding.DOUBLE, files=("csv",)),
    Typing("letters lost", Encoding.LOST, files=("xlsx",), keeps_letters=False),
)  # fmt: skip
