"""Cutting into PDF files by hand: updates behind the end, moved holes, swapped dictionaries. For attacks in tests only."""

from __future__ import annotations

import re


def size_of(pdf: bytes) -> int:
    """The next free object number."""
    return max(int(number) for number in re.findall(rb"/Size (\d+)", pdf))


def last_table(pdf: bytes) -> int:
    return int(re.findall(rb"startxref\s+(\d+)\s+%%EOF", pdf)[-1])


def body_of(pdf: bytes, number: int) -> bytes:
    """The latest body of an object that is written plainly."""
    found = re.findall(rb"(?:^|\n)%d 0 obj\s*(.*?)\s*endobj" % number, pdf, re.DOTALL)
    return found[-1]


def updated(pdf: bytes, objects: dict[int, bytes], *, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """``pdf`` with an incremental update behind it that gives these objects these bodies."""
    out = bytearray(pdf if pdf.endswith(b"\n") else pdf + b"\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    begins = len(out)
    out += b"xref\n"
    for number, place in sorted(places.items()):
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(size_of(pdf), max(objects) + 1)
    identity = re.findall(rb"/ID \[.*?\]", pdf)
    out += b"trailer\n<< /Size %d /Prev %d %s %s >>\n" % (size, last_table(pdf), trailer, (identity or [b""])[-1])
    out += b"startxref\n%d\n%%%%EOF\n" % begins
    return bytes(out)


def stream(text: str, words: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (words, len(text), text.encode())


def range_of(pdf: bytes) -> tuple[int, int, int, int]:
    """The numbers of the last signature's /ByteRange."""
    numbers = re.findall(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]", pdf)[-1]
    first, hole, after, rest = map(int, numbers)
    return first, hole, after, rest


def with_range(pdf: bytes, numbers: bytes) -> bytes:
    """The last /ByteRange rewritten in place; what stands there is as long as before."""
    found = list(re.finditer(rb"/ByteRange \[[^\]]*\]\s*", pdf))[-1]
    words = b"/ByteRange [" + numbers + b"]"
    assert len(words) < found.end() - found.start()
    return pdf[: found.start()] + words.ljust(found.end() - found.start() - 1) + b"\n" + pdf[found.end() :]


def wrapped(pdf: bytes, objects: dict[int, bytes], signature: int) -> bytes:
    """Signature wrapping: both protected runs stand byte for byte, the second moved to the end, and the hole between them is
    the attacker's. The old startxref, which is protected, now points into the hole, where a table of contents of his stands.

    ``signature`` is the object number of the signature dictionary, which is written anew over the moved runs.
    """
    _, hole, after, rest = range_of(pdf)
    first, contents, second = pdf[:hole], pdf[hole:after], pdf[after:]
    table_at = last_table(pdf)
    moved = table_at + 4_000
    out = bytearray(first + b"<00> >>\nendobj\n")
    places = {}
    sign = (
        b"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 %d %d %d] /Contents %s >>"
    )
    for number, body in (objects | {signature: sign % (hole, moved, rest, contents)}).items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    assert len(out) < table_at, "the attacker's objects must fit before the old table"
    out = out.ljust(table_at)
    for number in range(1, size_of(pdf)):
        if number not in places:
            places[number] = first.rfind(b"\n%d 0 obj" % number) + 1
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in sorted(places.items()):
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size_of(pdf), table_at)
    assert len(out) <= moved
    return bytes(out.ljust(moved)) + second
