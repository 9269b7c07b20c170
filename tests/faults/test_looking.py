"""The log is read while papers are issued: no look names a paper that was issued beside it, on either database."""

from __future__ import annotations

import os

import pytest
from faults.test_kills import environment, office, run, write_drafts  # noqa: F401  (a fixture)

from bangvang.chronicle.actions import begin

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="cần fork của hệ POSIX")
DRAFTS = 30


def test_what_is_issued_while_it_reads_is_not_named(office, tmp_path):  # noqa: F811
    begin()
    write_drafts(office, DRAFTS)
    done = run("looking.py", told=environment(tmp_path))
    assert done["issued"] == DRAFTS
    assert done["looks"] > 0
    assert done["told"] == []
