"""Text typed in an old Vietnamese encoding or spoilt on the way: how it was typed, and the same text in Unicode.

:func:`repair` looks at one cell or run of text; the name of its font decides where it is known, its letters elsewhere.
Whatever is only guessed says so by its confidence and its reason. A correct Unicode text comes back as it was.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from bangvang_paper.vietnamese import capitals, double, lookalikes, losses, tcvn3, viqr, vni
from bangvang_paper.vietnamese.fonts import Encoding, encoding_of_font, is_capital_font
from bangvang_paper.vietnamese.guessing import OLD, advantage, guessed, is_readable, speaks_for, word_by_word
from bangvang_paper.vietnamese.spelling import nfc

_NAMES = {Encoding.TCVN3: "TCVN3 (.VnTime)", Encoding.VNI: "VNI", Encoding.VIQR: "VIQR"}
_VOTES_ENOUGH = 2_000
# Numbers and days, half of the cells of a list, are the same in every encoding.
_NO_LETTERS = re.compile(r"[\d\s./:,()\-]*", re.ASCII)
# Word processors put typographic quotes, dashes and fixed spaces into any text; they are no letters in any encoding.
_ASCII_BUT_SIGNS = re.compile("[\x00-\x7f\xa0\u2010-\u2027]*")


@dataclass(frozen=True, slots=True)
class Repaired:
    """One text after repair, and what was seen and done."""

    text: str
    """Composed (NFC); equal to the input when nothing had to be done."""
    encoding: Encoding = Encoding.UNICODE
    """How the text had been typed or spoilt."""
    confidence: float = 1.0
    """0 to 1: 1 when the font told or nothing was to be done, less for a guess from letters, 0 when letters are lost."""
    lost: bool = False
    """Letters are missing that nothing brings back."""
    reason: str = ""
    """For the officer: what was seen and done; a part of a sentence, empty when nothing was."""
    changed: bool = False
    """The text differs from the input in more than composition."""


def repair(text: str, font: str | None = None, *, around: Encoding | None = None) -> Repaired:
    """``text`` in Unicode. ``font`` is the name of its font if known; ``around`` the encoding of most of its sheet.

    ``around`` (see :func:`dominant`) decides only where the letters alone could be read in two ways.
    """
    return Repaired(text) if _NO_LETTERS.fullmatch(text) else _repaired(text, font, around)


@lru_cache(maxsize=50_000)
def _repaired(text: str, font: str | None, around: Encoding | None) -> Repaired:
    """Answers are remembered: in a list the same names, units, positions and forms come again and again."""
    if _ASCII_BUT_SIGNS.fullmatch(text):
        return _ascii(text, font, around)
    composed = nfc(text)
    if double.POSSIBLE.search(composed) and (undone := _undone(composed)):
        return undone
    if old := _old(text, composed, font, around):
        return old
    seen = _in_right_letters(text, composed)
    return _lost(seen.text) or seen


def dominant(texts: Iterable[str]) -> Encoding | None:
    """The encoding of most of ``texts``, the cells of one sheet; None when no cell tells.

    Cells that could be read in two ways have no vote, and two thousand votes are enough.
    """
    votes: Counter[Encoding] = Counter()
    for text in texts:
        if text.isascii() and not viqr.POSSIBLE.search(text):
            continue
        repaired = repair(text)
        told = repaired.encoding in _NAMES or (not text.isascii() and max(text) > "\u00ff")
        if told and repaired.confidence >= 0.75:
            votes[repaired.encoding] += 1
            if votes.total() >= _VOTES_ENOUGH:
                break
    return max(votes, key=lambda encoding: votes[encoding]) if votes else None


def encoded(text: str, encoding: Encoding) -> str:
    """``text`` as a program shows it that takes ``encoding`` for Windows-1252: to make lists for trials.

    TCVN3 has no capitals with a tone: they come out small, to be shown in a font whose name ends in H.

    Raises ``ValueError`` for an encoding that nobody types in.
    """
    composed = nfc(text)
    match encoding:
        case Encoding.TCVN3:
            return tcvn3.written(composed)
        case Encoding.VNI:
            return vni.written(composed)
        case Encoding.VIQR:
            return viqr.written(composed)
        case Encoding.UNICODE:
            return composed
        case Encoding.DECOMPOSED:
            return unicodedata.normalize("NFD", composed)
        case Encoding.DOUBLE:
            return composed.encode().decode("latin-1")
        case Encoding.MIXED_SIGNS:
            return composed.translate(str.maketrans("ưƯđĐ", "ƣƢðÐ"))
        case Encoding.LOST:
            return "".join(character for character in composed if character.isascii())


def _ascii(text: str, font: str | None, around: Encoding | None) -> Repaired:
    """Plain ASCII: the same in every encoding but VIQR, and in fonts that only have capitals."""
    if font is not None and is_capital_font(font):
        return Repaired(raised := text.upper(), Encoding.TCVN3, reason=_of_font(font), changed=raised != text)
    certainly = around is Encoding.VIQR
    if (viqr.SIGNED if certainly else viqr.POSSIBLE).search(text):
        words = viqr.evidence(text)
        read = viqr.read(text, certainly=certainly) if words or certainly else text
        if read != text:
            confidence = 0.95 if words > 1 or (words and certainly) else 0.8
            return Repaired(read, Encoding.VIQR, confidence, reason=_guessed(Encoding.VIQR), changed=True)
    return _lost(text) or Repaired(text)


def _old(text: str, composed: str, font: str | None, around: Encoding | None) -> Repaired | None:
    """``text`` in TCVN3 or VNI, as its font or its letters tell; None when it is Unicode without any doubt."""
    if font is not None and (encoding := encoding_of_font(font)):
        return _by_font(text, composed, font, encoding)
    guess = guessed(composed, around)
    if guess.encoding is not Encoding.UNICODE and (read := _finished(guess.text, guess.encoding)) != composed:
        reason = _guessed(guess.encoding)
        return Repaired(read, guess.encoding, round(guess.confidence, 2), reason=reason, changed=True)
    return _either(text, composed, guess.rival, guess.confidence) if guess.rival else None


def _by_font(text: str, composed: str, font: str, encoding: Encoding) -> Repaired | None:
    """A cell in an old font. Programs leave the font where Unicode is pasted: what only Unicode explains stays."""
    if not is_readable(composed, encoding):
        return _mixed(composed, font, encoding) if speaks_for(encoding, composed) else None
    read: str = OLD[encoding].read(composed)
    better_unread = advantage(composed, encoding)
    if better_unread > 0:
        return _either(text, composed, read, 0.7)
    finished = _finished(read, encoding, font)
    if finished == composed:
        return None
    if better_unread == 0:
        reason = f"{_of_font(font)}; để nguyên “{composed}” cũng là tiếng Việt, cần xem lại"
        return Repaired(finished, encoding, 0.75, reason=reason, changed=True)
    certain = finished.lower() == read.lower()
    return Repaired(finished, encoding, 1.0 if certain else 0.9, reason=_of_font(font), changed=True)


def _mixed(text: str, font: str, encoding: Encoding) -> Repaired:
    """A cell in an old font that holds letters which the font does not have: its Unicode words stay."""
    reason = f"một phần gõ bằng phông {font}, phần còn lại đã là Unicode; chỉ đổi phần gõ bằng phông cũ"
    read = _finished(word_by_word(text, encoding), encoding, font)
    return Repaired(read, encoding, 0.9, reason=reason, changed=True)


def _either(text: str, composed: str, rival: str, confidence: float) -> Repaired:
    """A text that stays Unicode though it could be an old encoding's ``rival``."""
    seen = _in_right_letters(text, composed)
    reasons = [seen.reason, f"cũng có thể là “{rival}” gõ bằng phông cũ"]
    return replace(seen, confidence=confidence, reason="; ".join(filter(None, reasons)))


def _finished(read: str, encoding: Encoding, font: str | None = None) -> str:
    """``read`` with what TCVN3 cannot write, or loses easily, put back; in capitals where its font shows only those."""
    if encoding is Encoding.TCVN3:
        whole = tcvn3.with_swallowed_letters(read)
        read = whole.upper() if is_capital_font(font) else capitals.restored(whole)
    return nfc(read)


def _undone(text: str) -> Repaired | None:
    undone, cut = double.undone(text)
    if undone == text and not cut:
        return None
    if cut:
        reason = "chữ UTF-8 bị đọc sai bảng mã và đã mất một số chữ cái, không thể khôi phục; hãy gõ lại theo bản gốc"
        return Repaired(nfc(undone), Encoding.DOUBLE, 0.0, True, reason, changed=True)
    reason = "chữ UTF-8 bị đọc sai bảng mã; đã đọc lại"
    return Repaired(nfc(undone), Encoding.DOUBLE, 0.95, reason=reason, changed=True)


def _in_right_letters(text: str, composed: str) -> Repaired:
    """Unicode: apart letters together, look-alikes replaced."""
    ordered = right = composed
    if lookalikes.SUSPECT.search(composed):
        ordered = lookalikes.in_order(composed)
        right = lookalikes.in_latin(lookalikes.with_punctuation(lookalikes.in_vietnamese(ordered)))
    if right != ordered:
        reason = "có chữ cái khác trông giống chữ Việt (như ƣ thay cho ư); đã thay"
        return Repaired(nfc(right), Encoding.MIXED_SIGNS, 0.95, reason=reason, changed=True)
    if ordered != composed:
        return Repaired(ordered, Encoding.DECOMPOSED, 0.95, reason="dấu gõ sai thứ tự; đã ghép lại", changed=True)
    return Repaired(composed, Encoding.UNICODE if composed == text else Encoding.DECOMPOSED)


def _lost(text: str) -> Repaired | None:
    seen = losses.missing(text)
    if seen is None:
        return None
    reason = f"chữ bị mất khi qua phần mềm cũ (“{seen}”), không thể khôi phục; hãy gõ lại theo bản gốc"
    return Repaired(text, Encoding.LOST, 0.0, True, reason)


def _of_font(font: str) -> str:
    return f"gõ bằng phông {font}; đã đổi sang Unicode"


def _guessed(encoding: Encoding) -> str:
    return f"trông như gõ bằng {_NAMES[encoding]}; đã đổi sang Unicode theo phỏng đoán, cần xem lại"
