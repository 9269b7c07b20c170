"""How long a signature can be proved: the baseline levels of PAdES (ETSI EN 319 142-1 §6), by what the file itself holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature, async_validate_pdf_timestamp
from pyhanko.sign.validation.status import PdfSignatureStatus

from bangvang_trust.pdf import chain
from bangvang_trust.pdf.structure import Opened, end_of
from bangvang_trust.pdf.trusted import Trusted


class Level(StrEnum):
    """What a file holds beside the bare signature, each with all that the one before has."""

    BARE = "B-B"
    STAMPED = "B-T"
    LONG_TERM = "B-LT"
    ARCHIVED = "B-LTA"

    @property
    def sentence(self) -> str:
        """What the level has, and what is still missing."""
        return _SENTENCES[self]


_SENTENCES = {
    Level.BARE: (
        "Mức B-B: chỉ có chữ ký. Thiếu dấu thời gian của bên thứ ba, và dữ liệu chứng minh lúc ký chứng thư chưa bị thu hồi."
    ),
    Level.STAMPED: (
        "Mức B-T: có dấu thời gian. Tệp thiếu dữ liệu chứng minh lúc ký chứng thư chưa bị thu hồi, nên sau này phải hỏi nơi cấp."
    ),
    Level.LONG_TERM: (
        "Mức B-LT: có dấu thời gian và dữ liệu thu hồi. Thiếu dấu thời gian lưu trữ, nên kiểm được đến khi thuật toán, "
        "chứng thư của dấu thời gian hết hạn."
    ),
    Level.ARCHIVED: (
        "Mức B-LTA: có đủ dữ liệu và dấu thời gian lưu trữ. Trước khi dấu ấy hết hạn cần đóng dấu lưu trữ tiếp."
    ),
}


@dataclass(frozen=True, slots=True)
class Proofs:
    """What a signer gathers for the years after: answers about revocation, asked at the addresses that certificates name.

    ``archive`` also seals them with a time stamp of their own. Nobody else is asked, and only while signing.
    """

    trusted: Trusted
    archive: bool = False


async def level_of(
    found: Opened, signature: EmbeddedPdfSignature, status: PdfSignatureStatus, trusted: Trusted, at: datetime
) -> Level:
    """The level of a signature that holds. What lies with the office does not count: the file is to prove it alone."""
    stamp = status.timestamp_validity
    if stamp is None or not (stamp.intact and stamp.valid and stamp.trusted):
        return Level.BARE
    alone = Trusted(trusted.roots, trusted.others)
    kept = chain.revocations_in(found.reader, signature.signer_info, alone)
    others = signature.other_embedded_certs
    if not await chain.revocation_is_known(signature.signer_cert, others, alone, stamp.timestamp, kept):
        return Level.STAMPED
    return Level.ARCHIVED if await _is_archived(found, signature, alone, at) else Level.LONG_TERM


async def _is_archived(found: Opened, signature: EmbeddedPdfSignature, trusted: Trusted, at: datetime) -> bool:
    """Whether a time stamp of the whole file, over signature and proofs, holds and leads to somebody trusted."""
    for stamp in found.reader.embedded_timestamp_signatures:
        if end_of(stamp) > end_of(signature):
            context = chain.context_of(trusted, stamp.other_embedded_certs, at)
            status = await async_validate_pdf_timestamp(stamp, context, skip_diff=True)
            if status.intact and status.valid and status.trusted:
                return True
    return False
