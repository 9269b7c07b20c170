"""Letters that fell away on the way through an 8-bit program ("Bng khen", "K nim chng"): seen, never guessed back."""

from __future__ import annotations

import re

from bangvang_paper.vietnamese.common_words import COMMON
from bangvang_paper.vietnamese.syllables import FOLDED, is_syllable

_WORD = re.compile(r"[^\W\d_]+")
# A question mark where a letter was: between letters, a small one after it, and not in an address.
_QUESTIONED = re.compile(r"(?<![/=&])\b[^\W\d_]+\?[a-zà-ỹ]")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_REPLACED = "\ufffd"
# Short forms that would pass for what is left of a word.
_SHORT_FORMS_TEXT = "th tr ch nh tp ths ks bs ts kts cn dc mr ms km kg cm mm nm vs tt stt nt st nd rd pgs gs tw"
_SHORT_FORMS = frozenset(_SHORT_FORMS_TEXT.split())


def _left_of(word: str) -> set[str]:
    """What is left of ``word`` when every letter outside ASCII falls away, or only those outside Latin-1."""
    return {"".join(c for c in word if c.isascii()), "".join(c for c in word if c < "\u0100")} - {word, ""}


_REMAINS = frozenset(
    left
    for word in COMMON
    for left in _left_of(word)
    if left not in _SHORT_FORMS and left not in FOLDED and not is_syllable(left)
)
_ENOUGH = 2


def missing(text: str) -> str | None:
    """The first word of ``text`` that shows that letters are missing; None when nothing shows it.

    One word of three letters or more that can only be a remainder is enough ("thng"); of shorter ones two are needed. What
    could also be a syllable typed without its marks ("thuc") is none: whoever types so has lost nothing on the way.
    A text that still holds letters outside Latin-1 did not go through an 8-bit program. Abbreviations in capitals are
    left alone, and so are words that are merely not Vietnamese.
    """
    if _REPLACED in text:
        return _REPLACED
    text = _ADDRESS.sub(" ", text) if "?" in text or "." in text else text
    if "?" in text and (found := _QUESTIONED.search(text)):
        return found.group()
    if not text.isascii() and max(text) > "\u017f":
        return None
    weight, first = 0, None
    for word in _WORD.findall(text):
        if remains := _remains(word):
            weight += remains
            first = first or word
    return first if weight >= _ENOUGH else None


def _remains(word: str) -> int:
    """How much ``word`` speaks for a loss."""
    small = word.lower()
    if len(small) < 2 or small not in _REMAINS:
        return 0
    if word.isupper() and len(word) > 1:
        return 1 if len(word) > 3 else 0
    return 2 if len(word) > 2 else 1
