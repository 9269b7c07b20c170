"""Verbs of the log: write a line, sign its head, take a witness's line, erase a salt, hold and go on after a restore."""

from bangvang.chronicle.actions.erasing import erase
from bangvang.chronicle.actions.heading import sign_head
from bangvang.chronicle.actions.holding import go_on, hold, reopen
from bangvang.chronicle.actions.witnessing import add_witness, take_cosignature
from bangvang.chronicle.actions.writing import Part, begin, write

__all__ = ["Part", "add_witness", "begin", "erase", "go_on", "hold", "reopen", "sign_head", "take_cosignature", "write"]
