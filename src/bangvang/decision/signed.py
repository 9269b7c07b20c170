"""How a numbered paper stands with its signatures: on paper, digitally, or not yet; and which papers wait for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, QuerySet

from bangvang.accounts.models import User
from bangvang.decision.choices import SignedKind
from bangvang.decision.models import SignedCopy
from bangvang.decision.numbered import KINDS, Kind, Numbered
from bangvang.files.models import StoredFile
from bangvang.files.queries import DamagedFile, content
from bangvang.register.queries import units_of
from bangvang.signature.choices import SigningStep
from bangvang.signature.permissions import SIGNERS
from bangvang_trust.pdf import Level, in_fours


@dataclass(frozen=True)
class Shown:
    """One copy as the page shows it; ``damaged`` says that its bytes are no longer those that were looked at."""

    copy: SignedCopy
    damaged: str = ""

    @property
    def serial(self) -> str:
        """The certificate's number, in groups that a narrow page can break."""
        return in_fours(self.copy.serial)

    @property
    def sentences(self) -> list[str]:
        """What had to be said beside the signature."""
        level = [Level(self.copy.level).sentence] if self.copy.level else []
        return [*level, *(sentence for _reason, sentence in self.copy.findings)]


@dataclass(frozen=True)
class Signatures:
    """All that the page says of how a paper was signed. A copy whose bytes are damaged signs nothing."""

    shown: Sequence[Shown]

    def _sound(self) -> list[SignedCopy]:
        return [one.copy for one in self.shown if not one.damaged]

    @property
    def by_leader(self) -> SignedCopy | None:
        return next((copy for copy in self._sound() if copy.step == SigningStep.LEADER), None)

    @property
    def by_agency(self) -> SignedCopy | None:
        return next((copy for copy in self._sound() if copy.step == SigningStep.AGENCY), None)

    @property
    def scan(self) -> SignedCopy | None:
        """The scan that was attached last."""
        return next((copy for copy in reversed(self._sound()) if copy.kind == SignedKind.SCAN), None)

    @property
    def any(self) -> bool:
        return bool(self._sound())


def signatures_of(paper: Numbered) -> Signatures:
    """The signed copies of a paper, each with its bytes read again and held against their hash. One query."""
    copies = paper.signed_copies.select_related("file", "by").order_by("id")
    return Signatures([Shown(copy, _damage(copy.file)) for copy in copies])


def next_to_sign(paper: Numbered, signatures: Signatures | None = None) -> tuple[SigningStep, StoredFile] | None:
    """The step that comes next for a digital signature and the file that it signs; None when both are there, or no PDF is.

    ``signatures`` may be given by a caller who has them. A copy whose bytes are damaged still counts as signed: what was
    signed is not signed anew, the file comes back from the backup.
    """
    known = signatures or signatures_of(paper)
    copies = {one.copy.step: one.copy for one in known.shown}
    if paper.pdf is None or SigningStep.AGENCY in copies:
        return None
    leaders = copies.get(SigningStep.LEADER)
    return (SigningStep.AGENCY, leaders.file) if leaders else (SigningStep.LEADER, paper.pdf)


def steps_of(user: User | AnonymousUser) -> list[SigningStep]:
    """The steps in which ``user`` signs for some body."""
    return [step for step in SigningStep if units_of(user, [SIGNERS[step]])]


def waiting_for(user: User | AnonymousUser, step: SigningStep, kind: Kind = KINDS["decision"]) -> QuerySet[Numbered]:
    """Papers in force that ``user`` may sign in this step, the oldest first; those signed on paper wait for nothing."""
    copies = SignedCopy.objects.filter(**{kind.name: OuterRef("pk")})
    found = kind.seen_by(user).filter(
        kind.in_force,
        ~Exists(copies.filter(step=step)),
        ~Exists(copies.filter(kind=SignedKind.SCAN)),
        body_id__in=units_of(user, [SIGNERS[step]]),
        pdf__isnull=False,
    )
    if step == SigningStep.AGENCY:
        found = found.filter(Exists(copies.filter(step=SigningStep.LEADER)))
    return found.order_by("signed_on", "number", "id")


def _damage(file: StoredFile) -> str:
    try:
        content(file)
    except DamagedFile as damaged:
        return str(damaged)
    return ""
