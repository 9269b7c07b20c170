"""What the public may type, and what a list may carry."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from bangvang_paper.vietnamese import spaced

MOST_CHARACTERS = 4_000
"""Of a comment: two written pages."""
MOST_ATTACHMENTS = 10
MOST_BYTES = 10 * 1024 * 1024
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters of a receipt: none is taken for another when it is read from paper or over the telephone (no I, L, O, U)."""
CODE_LETTERS = 20
"""Five bits each: 100 bits, which nobody guesses."""

_READ_AS = str.maketrans("OIL", "011")
_APART = re.compile(r"[\s\-–.]+")


def cleaned(text: str) -> str:
    """A comment as it is kept: lines stay, but nothing that cannot be seen or turns the direction of writing."""
    lines = [spaced(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def code_typed(text: str) -> str:
    """The code in what somebody typed: without blanks and hyphens, O read as 0, I and L as 1; empty when it is no code."""
    code = _APART.sub("", text.upper()).translate(_READ_AS)
    return code if len(code) == CODE_LETTERS and set(code) <= set(ALPHABET) else ""


def in_groups(code: str) -> str:
    """ABCDE-FGHJK-…, as it is read and printed."""
    return "-".join(code[place : place + 5] for place in range(0, len(code), 5))


def pdf_problem(data: bytes) -> str:
    """Why bytes are not published; empty when they are a PDF of bearable size. It is sent as PDF and as nothing else."""
    if len(data) > MOST_BYTES:
        return _("Tệp nặng hơn %(most)d MB. Hãy giảm cỡ bản quét hoặc tách tệp.") % {"most": MOST_BYTES // 1024 // 1024}
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-2048:]:
        return _("Tệp không phải PDF trọn vẹn. Hãy xuất lại thành PDF rồi gửi lại.")
    return ""
