"""Public addresses of decisions, conferences and stories; those of honours are the register's."""

from __future__ import annotations

from bangvang.register.public_keys import PublicKeys

_DECISIONS = PublicKeys("portal.decision")
key_of = _DECISIONS.of
decision_in = _DECISIONS.record_in
CONFERENCES = PublicKeys("portal.conference")
STORIES = PublicKeys("portal.story")
