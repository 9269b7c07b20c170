"""A log that only grows: the Merkle tree of RFC 6962 with the checkpoints, tiles and witnesses of C2SP.

Formats: docs/trust/README.md.
"""

from bangvang_trust.log.audit import against_hashes, audit
from bangvang_trust.log.checkpoint import Checkpoint, read, sign
from bangvang_trust.log.frontier import Frontier
from bangvang_trust.log.leaf import Leaf, commit, new_salt, opens
from bangvang_trust.log.note import COSIGNATURE, ED25519, Note, NoteKey, NoteSigner, Signed
from bangvang_trust.log.proof_file import Proof
from bangvang_trust.log.proof_file import verify as verify_proof
from bangvang_trust.log.proving import consistency_holds, inclusion_holds
from bangvang_trust.log.reasons import Reason
from bangvang_trust.log.tiles import TileHashes, tile_bytes, tiles_between
from bangvang_trust.log.tree import (
    EMPTY,
    Hashes,
    HashStore,
    MemoryHashes,
    append,
    consistency_proof,
    first_difference,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root,
)
from bangvang_trust.log.witness import Known, Witness, consider

__all__ = [
    "COSIGNATURE",
    "ED25519",
    "EMPTY",
    "Checkpoint",
    "Frontier",
    "HashStore",
    "Hashes",
    "Known",
    "Leaf",
    "MemoryHashes",
    "Note",
    "NoteKey",
    "NoteSigner",
    "Proof",
    "Reason",
    "Signed",
    "TileHashes",
    "Witness",
    "against_hashes",
    "append",
    "audit",
    "commit",
    "consider",
    "consistency_holds",
    "consistency_proof",
    "first_difference",
    "inclusion_holds",
    "inclusion_proof",
    "leaf_hash",
    "new_salt",
    "node_hash",
    "opens",
    "read",
    "root",
    "sign",
    "tile_bytes",
    "tiles_between",
    "verify_proof",
]
