"""What may sign here: declared by the administrator of the machine in ``signers.toml`` of the data folder, outside the database.

Each entry names the body, the step, who may use it, and a plug-in:

``file``      a PKCS#12 file of mode 0400, its passphrase in the environment or in a file of mode 0400; with ``timestamp``
              (an address) it asks for a time stamp, with ``proofs`` ("B-LT" or "B-LTA") also for answers about revocation
``elsewhere`` signs on its holder's own machine; here only the certificate is known, by which the returned file is accepted
any other     an entry point of the group ``bangvang.signers``: a function of (`Declared`) to a `bangvang_trust.pdf.Signer`
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from asn1crypto import pem
from django.conf import settings
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit.refusals import Refusal
from bangvang.register.models import Unit
from bangvang.signature.choices import SigningStep
from bangvang_trust.errors import Refused
from bangvang_trust.pdf import Level, Proofs, Reason, Signer, Trusted, Wish, from_pkcs12, trusted_from
from bangvang_trust.pdf.making import private_bytes
from bangvang_trust.pdf.reasons import refusal

GROUP = "bangvang.signers"
ELSEWHERE = "elsewhere"
_MUST = {"name", "body", "step", "plugin"}
_SECONDS = 60


@dataclass(frozen=True)
class Declared:
    """One entry of the file. ``user`` is the sign-in name of who alone may use it; empty: whoever may sign in that step."""

    name: str
    body: str
    step: str
    plugin: str
    user: str = ""
    seconds: float = _SECONDS
    options: Mapping[str, Any] = field(default_factory=dict)

    def path(self, name: str) -> Path:
        """A file that the entry names, from the data folder on."""
        return Path(settings.DATA) / str(self.options.get(name, ""))

    def passphrase(self) -> str:
        """What opens the key: a file of the entry, else ``BANGVANG_KEY_PASSPHRASE_FILE``, else ``BANGVANG_KEY_PASSPHRASE``."""
        if "passphrase_file" in self.options:
            return private_bytes(self.path("passphrase_file")).decode().strip()
        file = os.environ.get("BANGVANG_KEY_PASSPHRASE_FILE")
        return Path(file).read_text(encoding="utf-8").strip() if file else os.environ.get("BANGVANG_KEY_PASSPHRASE", "")


def declared() -> list[Declared]:
    """All entries; none before the file is written. Raises `Refusal` for a file that cannot be read as meant."""
    path = Path(settings.DATA) / "signers.toml"
    if not path.exists():
        return []
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _wrong(str(error)) from error
    listed = told.pop("signer", [])
    entries = [_declared(entry) for entry in listed] if isinstance(listed, list) else None
    if entries is None or told or len({entry.name for entry in entries}) != len(entries):
        raise _wrong(_("chỉ gồm các mục [[signer]], mỗi mục một tên"))
    return entries


def declared_for(user: User, body: Unit, step: SigningStep | str) -> list[Declared]:
    """Entries of the body and step that ``user`` may use; whether the role allows it is asked elsewhere."""
    return [
        entry
        for entry in declared()
        if entry.body == body.name and entry.step == step and entry.user in {"", user.get_username()}
    ]


def known_fingerprints(body: Unit) -> dict[str, str]:
    """SHA-256 of each certificate declared for the body → the step in which it signs. Entries that cannot be opened are none."""
    found = {}
    for entry in declared():
        if entry.body == body.name:
            try:
                found[hashlib.sha256(signer_of(entry).certificate).hexdigest()] = entry.step
            except Refused:
                continue
    return found


def signer_of(entry: Declared) -> Signer:
    """The signer that the entry declares. Raises ``Refused`` with what is missing."""
    if entry.plugin == "file":
        kept = {"stamper": _stamper(entry), "proofs": _proofs(entry)}
        return from_pkcs12(entry.name, entry.path("file"), entry.passphrase(), **kept)
    if entry.plugin == ELSEWHERE:
        return _Elsewhere(entry)
    for point in entry_points(group=GROUP, name=entry.plugin):
        made: Callable[[Declared], Signer] = point.load()
        return made(entry)
    raise refusal(
        Reason.UNAVAILABLE, name=entry.name, why=_("chưa cài phần ghép “%(plugin)s”") % {"plugin": entry.plugin}
    )


def trusted() -> Trusted:
    """Roots and lists of revocation that the office put into ``trusted/``; none is shipped. Raises ``Refused``."""
    return trusted_from(trusted_files())


def trusted_files() -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file in ``trusted/``."""
    folder = Path(settings.DATA) / "trusted"
    for ending in ("*.pem", "*.crt", "*.cer", "*.crl"):
        for path in sorted(folder.glob(ending)):
            yield path.name, path.read_bytes()


class _Elsewhere:
    """A certificate whose key is on somebody's own machine."""

    def __init__(self, entry: Declared) -> None:
        self.name = entry.name
        path = entry.path("certificate")
        try:
            data = path.read_bytes()
            self.certificate = pem.unarmor(data)[2] if pem.detect(data) else data
        except (OSError, ValueError) as error:
            raise refusal(Reason.KEY_MISSING, file=path) from error

    def problem(self, at: datetime) -> Refused | None:
        why = _("khóa ở máy của người ký. Hãy tải PDF về, ký, rồi đính kèm bản đã ký")
        return refusal(Reason.UNAVAILABLE, name=self.name, why=why)

    def sign(self, pdf: bytes, wish: Wish) -> bytes:
        raise refusal(Reason.UNAVAILABLE, name=self.name, why=_("khóa ở máy của người ký"))


def _stamper(entry: Declared) -> Any:
    address = entry.options.get("timestamp")
    if not address:
        return None
    from pyhanko.sign.timestamps import HTTPTimeStamper

    return HTTPTimeStamper(str(address), timeout=10)


def _proofs(entry: Declared) -> Proofs | None:
    """What the signer gathers for the years after; nothing unless the entry asks for it and says where the time is had."""
    level = entry.options.get("proofs")
    return Proofs(trusted(), archive=level == Level.ARCHIVED) if level else None


def _declared(entry: Any) -> Declared:
    if not isinstance(entry, dict) or not entry.keys() >= _MUST:
        raise _wrong(_("mỗi [[signer]] cần %(names)s") % {"names": ", ".join(sorted(_MUST))})
    if entry["step"] not in SigningStep.values:
        raise _wrong(_("step chỉ nhận %(values)s") % {"values": ", ".join(SigningStep.values)})
    seconds = entry.get("seconds", _SECONDS)
    if not isinstance(seconds, int | float) or not 0 < seconds <= 600:
        raise _wrong(_("seconds là số giây từ 1 đến 600"))
    if entry.get("proofs", Level.LONG_TERM) not in {Level.LONG_TERM, Level.ARCHIVED} or (
        "proofs" in entry and not entry.get("timestamp")
    ):
        raise _wrong(_("proofs chỉ nhận B-LT, B-LTA, và cần timestamp: nơi cấp dấu thời gian"))
    own = {name: str(entry[name]) for name in _MUST}
    options = {name: value for name, value in entry.items() if name not in _MUST | {"user", "seconds"}}
    return Declared(**own, user=str(entry.get("user", "")), seconds=float(seconds), options=options)


def _wrong(what: str) -> Refusal:
    return Refusal(
        _("Tệp signers.toml trong thư mục dữ liệu viết sai: %(what)s. Quản trị máy chủ sửa theo hướng dẫn “Ký số”.")
        % {"what": what}
    )
