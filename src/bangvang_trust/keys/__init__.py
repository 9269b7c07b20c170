"""Keys of bodies: rings of public keys, private key files, rollover, vouching. Formats: docs/trust/README.md."""

from bangvang_trust.keys.announcing import Announced, announce, hold
from bangvang_trust.keys.key_file import LEAST_PASSPHRASE, load, load_signing_key, save
from bangvang_trust.keys.reasons import Reason
from bangvang_trust.keys.ring import PublicKey, Ring, Vouch, vouch_holds
from bangvang_trust.keys.ring_file import announcement_in, from_json, to_json
from bangvang_trust.keys.signing import SigningKey, generate, revoke, roll_over, vouch

__all__ = [
    "LEAST_PASSPHRASE",
    "Announced",
    "PublicKey",
    "Reason",
    "Ring",
    "SigningKey",
    "Vouch",
    "announce",
    "announcement_in",
    "from_json",
    "generate",
    "hold",
    "load",
    "load_signing_key",
    "revoke",
    "roll_over",
    "save",
    "to_json",
    "vouch",
    "vouch_holds",
]
