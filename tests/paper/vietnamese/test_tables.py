"""The tables of the old encodings, against lists of their letters in the order of the dictionary, taken from elsewhere.

TCVN3 is that of TCVN 5712:1993, as glibc's converter TCVN5712-1 has it too; VNI is that of VNI for Windows; VIQR is RFC 1456.
"""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from bangvang_paper.vietnamese import nfc, tcvn3, viqr, vni

LETTERS_TEXT = """
á à ả ã ạ ă ắ ằ ẳ ẵ ặ â ấ ầ ẩ ẫ ậ đ é è ẻ ẽ ẹ ê ế ề ể ễ ệ í ì ỉ ĩ ị ó ò ỏ õ ọ ô ố ồ ổ ỗ ộ ơ ớ ờ ở ỡ ợ
ú ù ủ ũ ụ ư ứ ừ ử ữ ự ý ỳ ỷ ỹ ỵ
"""
TCVN3_TEXT = """
b8 b5 b6 b7 b9 a8 be bb bc bd c6 a9 ca c7 c8 c9 cb ae d0 cc ce cf d1 aa d5 d2 d3 d4 d6 dd d7 d8 dc de e3 df e1 e2 e4 ab e8 e5 e6
e7 e9 ac ed ea eb ec ee f3 ef f1 f2 f4 ad f8 f5 f6 f7 f9 fd fa fb fc fe
"""
VNI_TEXT = """
aù aø aû aõ aï aê aé aè aú aü aë aâ aá aà aå aã aä ñ eù eø eû eõ eï eâ eá eà eå eã eä í ì æ ó ò où oø oû oõ oï oâ oá oà oå oã oä
ô ôù ôø ôû ôõ ôï uù uø uû uõ uï ö öù öø öû öõ öï yù yø yû yõ î
"""
VIQR_TEXT = """
a' a` a? a~ a. a( a(' a(` a(? a(~ a(. a^ a^' a^` a^? a^~ a^. dd e' e` e? e~ e. e^ e^' e^` e^? e^~ e^. i' i` i? i~ i. o' o` o?
o~ o. o^ o^' o^` o^? o^~ o^. o+ o+' o+` o+? o+~ o+. u' u` u? u~ u. u+ u+' u+` u+? u+~ u+. y' y` y? y~ y.
"""
LETTERS, TCVN3, VNI, VIQR = (text.split() for text in (LETTERS_TEXT, TCVN3_TEXT, VNI_TEXT, VIQR_TEXT))
PLAIN_CAPITALS = dict(zip("ĂÂÊÔƠƯĐ", range(0xA1, 0xA8), strict=True))


@pytest.mark.parametrize(("letter", "code"), list(zip(LETTERS, TCVN3, strict=True)))
def test_tcvn3(letter: str, code: str) -> None:
    typed = bytes.fromhex(code).decode("latin-1")
    assert tcvn3.read(typed) == letter
    assert tcvn3.written(letter) == typed


@pytest.mark.parametrize(("letter", "code"), list(PLAIN_CAPITALS.items()))
def test_tcvn3_has_seven_capitals(letter: str, code: int) -> None:
    assert tcvn3.read(chr(code)) == letter and tcvn3.written(letter) == chr(code)


@pytest.mark.parametrize(("letter", "code"), list(zip(LETTERS, VNI, strict=True)))
def test_vni(letter: str, code: str) -> None:
    assert vni.read(code) == letter and vni.written(letter) == code
    assert vni.read(code.upper()) == letter.upper() and vni.written(letter.upper()) == code.upper()
    # A capital letter with the small mark, as keyboards without Caps Lock gave it.
    assert vni.read(code[0].upper() + code[1:]) == letter.upper()


@pytest.mark.parametrize(("letter", "code"), list(zip(LETTERS, VIQR, strict=True)))
def test_viqr(letter: str, code: str) -> None:
    assert viqr.written(letter) == code and viqr.written(letter.upper()) == code.upper()
    rhyme = "o" if letter == "đ" else "n" if code[0] == "a" else ""  # a syllable: only those are read
    assert viqr.read(code + rhyme) == letter + rhyme


def test_every_letter_has_its_own_code() -> None:
    assert len(LETTERS) == 67 == len(set(TCVN3)) == len(set(VNI)) == len(set(VIQR))


@pytest.mark.skipif(shutil.which("iconv") is None, reason="no iconv on this machine")
def test_glibc_reads_tcvn3_alike() -> None:
    typed = "".join(bytes.fromhex(code).decode("latin-1") for code in TCVN3) + "".join(map(chr, range(0xA1, 0xA8)))
    done = subprocess.run(
        ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"], input=typed.encode("latin-1"), capture_output=True
    )
    if done.returncode and os.environ.get("CI") == "true":
        pytest.fail("CI's iconv has to know TCVN5712-1")
    if done.returncode:
        pytest.skip("this iconv does not know TCVN5712-1")
    assert nfc(done.stdout.decode()) == tcvn3.read(typed)
