"""COSE as others write it: the example of the standard verifies over our Sig_structure, and ours is what others can check."""

from __future__ import annotations

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicNumbers
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from trust.papers import key

from bangvang_trust import cose

# RFC 9052 appendix C.2.1, and the key "11" of C.7.1.
MESSAGE = bytes.fromhex(
    "d28443a10126a10442313154546869732069732074686520636f6e74656e742e58408eb33e4ca31d1c465ab05aac34cc6b23d58fef5c083106c4"
    "d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a223444547e01f11d3b0916e5a4c345cacb36"
)
X = "bac5b11cad8f99f9c72b05cf4b9e26d244dc189f745228255a219a86d6a09eff"
Y = "20138bf82dc1b6d562be0fa54ab7804a3a64b6d72ccfed6b6fb6ed28bbfc117e"


def test_the_example_of_the_standard_verifies():
    protected, _, payload, signature = cbor2.loads(MESSAGE).value
    public = EllipticCurvePublicNumbers(int(X, 16), int(Y, 16), SECP256R1()).public_key()
    signed = cose.to_be_signed(protected, payload, b"")
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    public.verify(encode_dss_signature(r, s), signed, ECDSA(SHA256()))
    assert cose.verify(signed, signature, public) == (s <= cose.ORDER // 2)


def test_a_form_that_is_not_ours_is_not_read():
    with pytest.raises(cose.NotCose):
        cose.unseal(MESSAGE)


def test_ours_is_checked_with_nothing_of_ours():
    public = key().public
    message = cose.seal(b"statement", kid=bytes.fromhex(public.kid), key=key().private, context=b"meaning")
    protected, unprotected, payload, signature = cbor2.loads(message).value
    assert (unprotected, payload) == ({}, b"statement")
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    signed = cbor2.dumps(["Signature1", protected, b"meaning", b"statement"])
    public.point.verify(encode_dss_signature(r, s), signed, ECDSA(SHA256()))


def test_signatures_always_have_the_lower_s():
    for number in range(60):
        signature = cose.sign(b"%d" % number, key().private)
        assert len(signature) == 64
        assert int.from_bytes(signature[32:], "big") <= cose.ORDER // 2
        assert cose.verify(b"%d" % number, signature, key().public.point)


@pytest.mark.parametrize("text", ["1801", "9f01ff", "a201010102", "5f41614162ff", "0000", "", "fb3ff0000000000000"])
def test_what_is_not_deterministic_is_not_cbor_to_us(text):
    with pytest.raises(cose.NotCose):
        cose.loads(bytes.fromhex(text))
