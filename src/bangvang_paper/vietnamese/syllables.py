"""The syllables that Vietnamese spelling allows: which words can be Vietnamese, and what a mistyped one could have been.

A syllable is an onset and a rhyme. The tables hold both as the school grammars list them; the spelling rules between
them (k, gh, ngh stand before e, ê, i; qu and gi swallow a letter of the rhyme) and the one between tone and ending (c,
ch, p, t only with sắc or nặng) are applied here. Not every syllable allowed is a word; every ordinary word is allowed.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from bangvang_paper.vietnamese.spelling import TONES, folded

_ONSETS_TEXT = """
b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x
"""
ONSETS = tuple(_ONSETS_TEXT.split())

_RHYMES_TEXT = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh
êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc
oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng
uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyp uyt uyu ư ưa ưc ưi ưng
ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu
"""
RHYMES = tuple(_RHYMES_TEXT.split())

_BEFORE_FRONT_VOWELS = {"k": "eêiy", "gh": "eêi", "ngh": "eêi"}
_BEFORE_OTHER_VOWELS = {"c": "eêiy", "g": "eêiy", "ng": "eêiy"}
_STOPS = ("c", "ch", "p", "t")
_STOP_TONES = {"\N{COMBINING ACUTE ACCENT}", "\N{COMBINING DOT BELOW}"}
# Rhymes that have their u in the onset qu.
_AFTER_QU_TEXT = """
a ac ach ai an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât âu ây e en eng eo et ê ên êch ênh êt êu i it o ơ ơi ơn
ôc y ych yên yêt ynh yt yu
"""
_AFTER_QU = tuple(_AFTER_QU_TEXT.split())
# What follows gi when the i of the rhyme is the same letter: gì, gìn, giếng.
_AFTER_GI_ALONE = ("i", "in", "ich", "im", "inh", "iêc", "iêng", "iêt", "iêu", "iên")


def _spelled(onset: str) -> list[str]:
    """The syllables without tone that begin with ``onset``."""
    if onset == "qu":
        return [onset + rhyme for rhyme in _AFTER_QU]
    if onset == "gi":
        after = [rhyme for rhyme in RHYMES if rhyme[0] not in "iy" and not rhyme.startswith(("oa", "oe", "uy", "uê"))]
        return [onset + rhyme for rhyme in after] + ["g" + rhyme for rhyme in _AFTER_GI_ALONE]
    wanted, refused = _BEFORE_FRONT_VOWELS.get(onset), _BEFORE_OTHER_VOWELS.get(onset, "")
    rhymes = [rhyme for rhyme in RHYMES if rhyme[0] not in refused and (wanted is None or rhyme[0] in wanted)]
    return [onset + rhyme for rhyme in rhymes if len(rhyme) == 1 or rhyme[0] != "y"]


_WITHOUT_ONSET = [rhyme for rhyme in RHYMES if not (rhyme.startswith("iê") or rhyme == "ya")]
SHAPES = frozenset(_WITHOUT_ONSET).union(*(_spelled(onset) for onset in ONSETS))
"""Every allowed syllable without its tone, in small letters: "nguyên", "trương"."""

FOLDED = frozenset(folded(shape) for shape in SHAPES)
"""Every allowed syllable without any mark: "nguyen", "truong"."""

_LETTERS = "abcdeghiklmnopqrstuvxy"
_VOWELS = "aăâeêioôơuưy"


# The pairs of vowels at the end of a syllable whose second letter may carry the tone (hoà, huệ); elsewhere it is a glide.
_TONED_AT_THE_END = ("oa", "oe", "uy", "uê", "uơ")


@lru_cache(maxsize=200_000)
def is_syllable(word: str) -> bool:
    """Whether ``word`` (composed, any case) is an allowed Vietnamese syllable.

    The tone may stand where people put it (hòa, hoà, Qúy), not on a consonant and not on the glide that ends a syllable.
    """
    small = word.lower()
    if small.isascii():
        return small in SHAPES and not small.endswith(_STOPS)
    letters = unicodedata.normalize("NFD", small)
    tones = [mark for mark in letters if mark in TONES]
    shape = unicodedata.normalize("NFC", "".join(mark for mark in letters if mark not in TONES))
    if len(tones) > 1 or shape not in SHAPES or len(small) != len(shape):
        return False
    if not tones:
        return not shape.endswith(_STOPS)
    place = next(place for place, letter in enumerate(small) if letter != shape[place])
    return _may_carry_tone(shape, place) and (not shape.endswith(_STOPS) or tones[0] in _STOP_TONES)


def _may_carry_tone(shape: str, place: int) -> bool:
    if shape[place] not in _VOWELS:
        return False
    ends_in_glide = place == len(shape) - 1 and place > 0 and shape[place - 1] in _VOWELS
    after_onset = len(shape) == 3 and shape.startswith(("qu", "gi"))
    return not ends_in_glide or after_onset or shape.endswith(_TONED_AT_THE_END)


@lru_cache(maxsize=20_000)
def near(word: str) -> list[str]:
    """The folded syllables one slip of the finger away from ``word``, in alphabetical order; itself is not among them.

    A slip is a letter too many, too few, wrong, or two neighbours swapped. ``word`` is folded first.
    """
    bare = folded(word)
    cuts = [(bare[:place], bare[place:]) for place in range(len(bare) + 1)]
    slips = {left + right[1:] for left, right in cuts if right}
    slips |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    slips |= {left + letter + right[1:] for left, right in cuts if right for letter in _LETTERS}
    slips |= {left + letter + right for left, right in cuts for letter in _LETTERS}
    return sorted((slips & FOLDED) - {bare})
