"""Which of Unicode, TCVN3 and VNI a cell was typed in, when only its letters can tell.

The same characters are often words in two of them: "Vò" is a word, and Vũ in TCVN3; "Hoàng" is a name, and Hồng in VNI.
So every word outside ASCII is weighed in each reading (no Vietnamese syllable, a syllable, a common word), and a cell
that is Vietnamese as it stands is never changed unless the sheet around it is in an old encoding. Nor is one whose words
are mostly of neither: that is another language.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import ModuleType
from typing import NamedTuple

from bangvang_paper.vietnamese import tcvn3, vni
from bangvang_paper.vietnamese.common_words import COMMON
from bangvang_paper.vietnamese.fonts import Encoding
from bangvang_paper.vietnamese.lookalikes import in_vietnamese
from bangvang_paper.vietnamese.spelling import SIGNS
from bangvang_paper.vietnamese.syllables import is_syllable

OLD: dict[Encoding, ModuleType] = {Encoding.TCVN3: tcvn3, Encoding.VNI: vni}

# Words end at white space, ASCII signs and typographic ones; the other signs of Latin-1 are letters in TCVN3.
_WORD = re.compile(rf"[^{SIGNS}!-/:-@\[-`{{-~]+")
_CAPITAL_INSIDE = re.compile("[a-z][À-Þ]")
_NO_WORD, _SYLLABLE, _COMMON = -2, 2, 3
_UNREADABLE = -3
# How much a word that is none as it stands speaks for the reading that makes it one. A lone word that is rare in lists is
# not enough: abroad there are many that would pass for one (French où, Swedish på).
_SPEAKS = {_SYLLABLE: 1, _COMMON: 3}
_ENOUGH = 2


class Guess(NamedTuple):
    """The text in the likeliest reading. ``rival`` is another reading of a text that was left as it is."""

    text: str
    encoding: Encoding
    confidence: float
    rival: str = ""


class _Weights(NamedTuple):
    as_it_is: int
    old: dict[Encoding, int]


def guessed(text: str, around: Encoding | None = None) -> Guess:
    """Composed ``text`` read as Unicode, TCVN3 or VNI, whichever its words speak for."""
    words = dict.fromkeys(_WORD.findall(text))  # said twice is not said by two
    weighed = [_weights(word) for word in words if not word.isascii()]
    strange = [weights for weights in weighed if weights.as_it_is < 0]
    if not strange:
        return _vietnamese_as_it_is(text, weighed, around) if weighed else Guess(text, Encoding.UNICODE, 1.0)
    encoding = max(OLD, key=lambda old: (_gain(weighed, old), old is around))
    telling = [weights.old[encoding] for weights in strange if weights.old[encoding] > 0]
    spoken = sum(_SPEAKS[weight] for weight in telling) + (_ENOUGH if encoding is around else 0)
    foreign = sum(1 for word in words if word.isascii() and _is_foreign(word))
    if not telling or spoken <= len(strange) - len(telling) + foreign:
        return _in_no_reading(text, around) if foreign <= len(strange) else Guess(text, Encoding.UNICODE, 1.0)
    if spoken < _ENOUGH:
        return Guess(text, Encoding.UNICODE, 0.6, rival=OLD[encoding].read(text))
    confidence = {1: 0.85, 2: 0.95}.get(len(telling) + (encoding is around), 0.98)
    if any(weights.as_it_is > 0 > weights.old[encoding] for weights in weighed):
        return Guess(word_by_word(text, encoding), encoding, confidence * 0.9)
    return Guess(OLD[encoding].read(text), encoding, confidence)


def is_readable(text: str, encoding: Encoding) -> bool:
    """Whether nothing in ``text`` contradicts that it was typed in ``encoding``."""
    readable: bool = OLD[encoding].is_readable(text)
    return readable


def speaks_for(encoding: Encoding, text: str) -> bool:
    """Whether something in ``text`` is only explained by ``encoding``."""
    telling: re.Pattern[str] = OLD[encoding].TELLING
    words = [(word, _weights(word)) for word in _WORD.findall(text) if not word.isascii()]
    strange = [(word, weights.old[encoding]) for word, weights in words if weights.as_it_is < 0]
    return any(weight > 0 or (weight > _UNREADABLE and telling.search(word)) for word, weight in strange)


def advantage(text: str, encoding: Encoding) -> int:
    """How much better Vietnamese ``text`` is as it stands than in ``encoding``; 0 where either may be meant.

    "giáo viên" would be no Vietnamese in TCVN3, and Lê is a commoner name than Lờ; of small words (bá, in TCVN3 bỏ) and of
    equally common ones (Hoàng, in VNI Hồng) nobody can tell.
    """
    weighed = [_weights(word) for word in _WORD.findall(text) if not word.isascii()]
    if any(weights.as_it_is < 0 for weights in weighed):
        return -1
    gain = sum(weights.as_it_is - weights.old[encoding] for weights in weighed)
    told = text[0].isupper() or any(weights.old[encoding] < 0 for weights in weighed)
    return gain if told or gain < 0 else 0


def word_by_word(text: str, encoding: Encoding) -> str:
    """``text`` with those words read in ``encoding`` that it suits better than Unicode."""
    return _WORD.sub(lambda found: _better(found.group(), encoding), text)


def _better(word: str, encoding: Encoding) -> str:
    if word.isascii():
        return word
    weights = _weights(word)
    better = weights.old[encoding] > weights.as_it_is or (weights.as_it_is < 0 and weights.old[encoding] == _NO_WORD)
    read: str = OLD[encoding].read(word)
    return read if better else word


def _vietnamese_as_it_is(text: str, weighed: list[_Weights], around: Encoding | None) -> Guess:
    """A text whose every word is Vietnamese: it stays, unless the sheet speaks for a reading that is as good."""
    plain = sum(weights.as_it_is for weights in weighed)
    for encoding in [around] if around is not None and around in OLD else list(OLD):
        if any(weights.old[encoding] < 0 for weights in weighed):
            continue
        weight = sum(weights.old[encoding] for weights in weighed)
        if weight < plain:
            continue
        read: str = OLD[encoding].read(text)
        if encoding is around:
            return Guess(read, encoding, 0.75 if weight > plain else 0.6)
        if weight > plain and read != text:
            return Guess(text, Encoding.UNICODE, 0.7, rival=read)
    return Guess(text, Encoding.UNICODE, 1.0)


def _in_no_reading(text: str, around: Encoding | None) -> Guess:
    """A text with words of another language, a name of another people, an abbreviation: the sheet decides, if anything.

    In a sheet of TCVN3 "Bl«" is Blô and "L§TT" is LĐTT, for no other text has such signs inside a word. What has letters
    only may be either (Müller, Niê).
    """
    if around is None or around not in OLD or not is_readable(text, around):
        return Guess(text, Encoding.UNICODE, 1.0)
    read: str = OLD[around].read(text)
    if OLD[around].TELLING.search(text):
        return Guess(read, around, 0.6)
    return Guess(text, Encoding.UNICODE, 0.6, rival=read) if read != text else Guess(text, Encoding.UNICODE, 1.0)


def _gain(weighed: list[_Weights], encoding: Encoding) -> int:
    return sum(max(0, weights.old[encoding] - weights.as_it_is) for weights in weighed)


def _is_foreign(word: str) -> bool:
    """Whether ``word``, plain ASCII, is no Vietnamese: neither a syllable nor an abbreviation in capitals."""
    return not is_syllable(word) and word.isalpha() and not word.isupper() and len(word) > 1


@lru_cache(maxsize=200_000)
def _weights(word: str) -> _Weights:
    """A lone sign speaks for nothing: § and © stand alone in any text. Nobody types a capital behind a small letter."""
    if len(word) == 1:
        return _Weights(0, dict.fromkeys(OLD, 0))
    as_it_is = _NO_WORD if _CAPITAL_INSIDE.search(word) else _weight(in_vietnamese(word))
    old = {
        encoding: _weight(table.read(word)) if table.is_readable(word) else _UNREADABLE
        for encoding, table in OLD.items()
    }
    return _Weights(as_it_is, old)


def _weight(word: str) -> int:
    if word.lower() in COMMON:
        return _COMMON
    return _SYLLABLE if is_syllable(word) else _NO_WORD
