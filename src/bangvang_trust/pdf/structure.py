"""How a signature sits in the bytes of a file, read more strictly than PDF readers do.

A signature protects two runs of bytes, /ByteRange [0 a b c]: everything but the hole from a to b. Wrapping attacks move the
hole, write /Contents or /ByteRange twice, or let the runs overlap, so that the reader shows what nobody signed. So the hole
must be exactly the hexadecimal string of this very signature, inside the object of this very signature, written once.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from bangvang_trust.errors import Refused
from bangvang_trust.pdf.reasons import Reason, refusal

MOST_BYTES = 30 * 1024 * 1024
MOST_SIGNATURES = 20
_HEXADECIMAL = re.compile(rb"<[0-9A-Fa-f]*>")
_START = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF")
_TAIL = 2_048
_END = re.compile(rb"%%EOF[ \t\r\n]{0,4}")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file with the signatures in it, in the order of their making."""

    pdf: bytes
    reader: PdfFileReader
    signatures: Sequence[EmbeddedPdfSignature]


def opened(pdf: bytes) -> Opened:
    """Open a file. Raises ``Refused``: ``not_pdf``, ``large``, ``encrypted``, ``unreadable``, ``many``."""
    if not pdf.startswith(b"%PDF-"):
        raise refusal(Reason.NOT_PDF)
    if len(pdf) > MOST_BYTES:
        raise refusal(Reason.LARGE, most=MOST_BYTES // 1024 // 1024)
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=True)
        if reader.encrypted:
            raise refusal(Reason.ENCRYPTED)
        if reader.xrefs.hybrid_xrefs_present:  # two tables of contents, of which readers choose either
            raise refusal(Reason.UNREADABLE)
        signatures = list(reader.embedded_regular_signatures)
    except Refused:
        raise
    except (OSError, MemoryError, ImportError):  # of this machine, and no word about the file
        raise
    except Exception as error:  # hostile bytes may make a parser raise anything
        raise refusal(Reason.UNREADABLE) from error
    if len(signatures) > MOST_SIGNATURES:
        raise refusal(Reason.MANY, most=MOST_SIGNATURES)
    return Opened(pdf, reader, sorted(signatures, key=end_of))


def end_of(signature: EmbeddedPdfSignature) -> int:
    """Where what the signature says it protects ends; 0 when it does not say so in four numbers."""
    numbers = _numbers(signature)
    return numbers[2] + numbers[3] if numbers else 0


def revision_that_was(found: Opened, sent: bytes) -> int | None:
    """The revision of the file that ``sent``, with which it begins, was as a whole; None when it does not build on it.

    What was appended could bring a table of contents of its own, which leads past the file that was sent; so the table that
    ``sent`` ends with must be one of those that the file is read by, and lie inside of ``sent``.
    """
    ends = _START.findall(sent[-_TAIL:])
    if not ends:
        return None
    tables = found.reader.xrefs
    for revision in range(tables.total_revisions):
        if tables.get_startxref_for_revision(revision) == int(ends[-1]):
            return revision if tables.get_xref_container_info(revision).end_location <= len(sent) else None
    return None


def sits_well(found: Opened, signature: EmbeddedPdfSignature) -> bool:
    """Whether the signature protects one block from the first byte of the file, but for its own hexadecimal string."""
    numbers = _numbers(signature)
    reference = signature.sig_field.raw_get("/V")
    if numbers is None or not isinstance(reference, generic.IndirectObject):
        return False
    first, hole, after, rest = numbers
    begins = found.reader.xrefs.get_historical_ref(reference.reference, signature.signed_revision)
    if first != 0 or not isinstance(begins, int) or not begins < hole < after <= after + rest <= len(found.pdf):
        return False
    return (
        _is_contents(found.pdf[hole:after], signature)
        and _stands_in(found.pdf, begins, hole, after)
        and _END.fullmatch(found.pdf, found.pdf.rfind(b"%%EOF", after, after + rest), after + rest) is not None
        and sum(end_of(other) == after + rest for other in found.signatures) == 1
    )


def _is_contents(hole: bytes, signature: EmbeddedPdfSignature) -> bool:
    return _HEXADECIMAL.fullmatch(hole) is not None and bytes.fromhex(hole[1:-1].decode()) == signature.pkcs7_content


def _stands_in(pdf: bytes, begins: int, hole: int, after: int) -> bool:
    """Whether the hole is the value of the one /Contents of the object that begins there."""
    before, behind = pdf[begins:hole], pdf[after : max(pdf.find(b"endobj", after), after)]
    around = before + behind
    return (
        before.rstrip().endswith(b"/Contents")
        and b"endobj" not in before
        and b"stream" not in around
        and around.count(b"/Contents") == 1
        and around.count(b"/ByteRange") == 1
    )


def _numbers(signature: EmbeddedPdfSignature) -> tuple[int, int, int, int] | None:
    given = signature.byte_range
    given = given.get_object() if isinstance(given, generic.IndirectObject) else given
    if not isinstance(given, generic.ArrayObject) or len(given) != 4:
        return None
    first, hole, after, rest = given
    if not all(isinstance(number, int) and number >= 0 for number in given):
        return None
    return int(first), int(hole), int(after), int(rest)
