"""What was written into a file after a signature, or while it was signed: nothing may change but signatures and their proofs.

Narrower than pyHanko's own rules: a filled text field after a signature counts as a change, and so does a drawn field that
nobody signed (it can cover words; the "shadow" attacks do).
"""

from __future__ import annotations

from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DiffResult,
    DocInfoRule,
    DSSCompareRule,
    FormUpdatingRule,
    MetadataUpdateRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
    XrefStreamRule,
)
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from bangvang_trust.pdf.drawing import drawn_fields
from bangvang_trust.pdf.reasons import Reason
from bangvang_trust.pdf.structure import Opened, end_of

_PROOFS = ModificationLevel.LTA_UPDATES
AFTER_SIGNING = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(),
        DocInfoRule().as_qualified(_PROOFS),
        ObjectStreamRule().as_qualified(_PROOFS),
        XrefStreamRule().as_qualified(_PROOFS),
        DSSCompareRule().as_qualified(_PROOFS),
        MetadataUpdateRule().as_qualified(_PROOFS),
    ],
    form_rule=FormUpdatingRule(field_rules=[SigFieldCreationRule(), SigFieldModificationRule()]),
)


def compared(signature: EmbeddedPdfSignature) -> bool:
    """Compare what the file became with what was signed; False when what was appended cannot even be read."""
    try:
        signature.compute_integrity_info(diff_policy=AFTER_SIGNING)
    except (OSError, MemoryError, ImportError):  # of this machine, and no word about the file
        raise
    except Exception:  # hostile bytes may make a parser raise anything
        return False
    return True


def after(found: Opened, signature: EmbeddedPdfSignature) -> list[Reason]:
    """What was written behind the signature; empty when it is the last word of the file.

    Its integrity must have been computed with `AFTER_SIGNING`.
    """
    end, revisions = end_of(signature), found.reader.xrefs.total_revisions
    if end == len(found.pdf):
        return []
    if signature.signed_revision == revisions - 1:
        return [Reason.UNCOVERED]
    if signature.coverage is None or signature.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        return [Reason.RANGE]
    if isinstance(signature.diff_result, SuspiciousModification) or not _permits(signature):
        return [Reason.CHANGED_AFTER]
    return _drawn_since(found, signature) or [Reason.SIGNED_AFTER]


def only_proofs_after(found: Opened, signature: EmbeddedPdfSignature) -> bool:
    """Whether all that was written behind the signature are proofs of it: answers about revocation, time stamps of the file.

    Its integrity must have been computed with `AFTER_SIGNING`.
    """
    if end_of(signature) == len(found.pdf):
        return True
    result = signature.diff_result
    return isinstance(result, DiffResult) and result.modification_level <= _PROOFS


def uncovered(found: Opened) -> bool:
    """Whether the file was continued behind its last signature; a store of proofs (DSS, time stamps) is no word of it."""
    last = max(found.signatures, key=end_of)
    if end_of(last) == len(found.pdf):
        return False
    stamps = list(found.reader.embedded_timestamp_signatures)
    return not stamps and "/DSS" not in found.reader.root


def _permits(signature: EmbeddedPdfSignature) -> bool:
    return signature.summarise_integrity_info()["docmdp_ok"] is not False


def _drawn_since(found: Opened, signature: EmbeddedPdfSignature) -> list[Reason]:
    """Signature fields with a place on a page that were not there when this signature was made."""
    then = drawn_fields(found.reader.get_historical_resolver(signature.signed_revision))
    new = {name: signed for name, signed in drawn_fields(found.reader).items() if name not in then}
    if not new:
        return []
    return [Reason.DRAWN_AFTER] if all(new.values()) else [Reason.CHANGED_AFTER]
