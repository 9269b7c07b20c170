"""Vietnamese text: one spelling for storing, one for searching, one for sorting, and names taken apart.

Everything here is a pure function on ``str``. What is stored is always :func:`nfc`; what is searched is :func:`folded`;
what is sorted is :func:`sort_key`. The spelling that the office wrote (hòa or hoà) is never changed on the way in.
"""

from bangvang_paper.vietnamese.honorifics import split_honorific
from bangvang_paper.vietnamese.names import proper_name
from bangvang_paper.vietnamese.sorting import SORT_KEY_LENGTH, sort_key
from bangvang_paper.vietnamese.spelling import folded, matching, nfc, spaced

__all__ = [
    "SORT_KEY_LENGTH",
    "folded",
    "matching",
    "nfc",
    "proper_name",
    "sort_key",
    "spaced",
    "split_honorific",
]
