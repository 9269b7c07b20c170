"""Vietnamese text: old encodings repaired, one spelling for storing, one for searching, one for sorting, names taken apart.

Everything here is a pure function on ``str``. What is stored is always :func:`nfc`; what is searched is :func:`folded`;
what is sorted is :func:`sort_key`; what comes in an old encoding goes through :func:`repair` first. The spelling that the
office wrote (hòa or hoà) is never changed on the way in.
"""

from bangvang_paper.vietnamese.encodings import Repaired, dominant, encoded, repair
from bangvang_paper.vietnamese.fonts import Encoding, encoding_of_font
from bangvang_paper.vietnamese.honorifics import split_honorific
from bangvang_paper.vietnamese.names import proper_name
from bangvang_paper.vietnamese.sorting import SORT_KEY_LENGTH, sort_key
from bangvang_paper.vietnamese.spelling import folded, matching, nfc, spaced
from bangvang_paper.vietnamese.syllables import is_syllable, near
from bangvang_paper.vietnamese.titles import PartedName, PartedPosition, parted_name, parted_position

__all__ = [
    "SORT_KEY_LENGTH",
    "Encoding",
    "PartedName",
    "PartedPosition",
    "Repaired",
    "dominant",
    "encoded",
    "encoding_of_font",
    "folded",
    "is_syllable",
    "matching",
    "near",
    "nfc",
    "parted_name",
    "parted_position",
    "proper_name",
    "repair",
    "sort_key",
    "spaced",
    "split_honorific",
]
