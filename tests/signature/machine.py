"""A data folder with keys in it, as the administrator of a machine would lay it out."""

from __future__ import annotations

from pathlib import Path

import pytest
from trust.authority import PASSPHRASE, Holder, authority, leader, seal

from bangvang.register.models import Unit


@pytest.fixture
def machine(settings, tmp_path, monkeypatch) -> Machine:
    """A folder of its own; the passphrase is given by the environment, as in an office."""
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    monkeypatch.setenv("BANGVANG_KEY_PASSPHRASE", PASSPHRASE)
    monkeypatch.delenv("BANGVANG_KEY_PASSPHRASE_FILE", raising=False)
    return Machine(settings.DATA)


class Machine:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.entries: list[str] = []

    def declare(self, body: Unit, step: str, plugin: str = "file", **options: object) -> None:
        """Add an entry to ``signers.toml``."""
        said = {"name": f"{step}-{len(self.entries)}", "body": body.name, "step": step, "plugin": plugin} | options
        lines = [
            f"{name} = {value!r}" if not isinstance(value, str) else f'{name} = "{value}"'
            for name, value in said.items()
        ]
        self.entries.append("[[signer]]\n" + "\n".join(lines))
        (self.folder / "signers.toml").write_text("\n\n".join(self.entries), encoding="utf-8")

    def trust(self, *more: tuple[str, bytes]) -> None:
        """Put the root of the test authority, and more files, into ``trusted/``."""
        folder = self.folder / "trusted"
        folder.mkdir(exist_ok=True)
        for name, data in (("goc.pem", authority().pem), *more):
            (folder / name).write_bytes(data)

    def with_keys(self, body: Unit) -> Machine:
        """The leader's key and the agency's seal in files, and the root trusted."""
        self.key(leader(), "giam-doc.p12")
        self.key(seal(), "con-dau.p12")
        self.declare(body, "leader", name="Chữ ký của Giám đốc", file="keys/signers/giam-doc.p12")
        self.declare(body, "agency", name="Dấu số của Sở", file="keys/signers/con-dau.p12")
        self.trust()
        return self

    def key(self, holder: Holder, name: str) -> Path:
        return holder.write(self.folder / "keys" / "signers" / name)
