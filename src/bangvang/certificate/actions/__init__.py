"""Verbs of certificates: print, make anew, set up, bring ink to its place, keep the stock and the golden book."""

from bangvang.certificate.actions.blanks import add_kind, destroy, receive, release, spoil, use_blank_anew, use_blanks
from bangvang.certificate.actions.golden import set_golden_rule
from bangvang.certificate.actions.layouts import drop_layout, save_layout
from bangvang.certificate.actions.printers import add_printer, calibrate, nudge, set_printer
from bangvang.certificate.actions.printing import make_certificates, new_public_id, note_failure, print_missing
from bangvang.certificate.actions.reissuing import reissue
from bangvang.certificate.actions.setting_up import new_design, revise_design, set_public_base

__all__ = [
    "add_kind",
    "add_printer",
    "calibrate",
    "destroy",
    "drop_layout",
    "make_certificates",
    "new_design",
    "new_public_id",
    "note_failure",
    "nudge",
    "print_missing",
    "receive",
    "reissue",
    "release",
    "revise_design",
    "save_layout",
    "set_golden_rule",
    "set_printer",
    "set_public_base",
    "spoil",
    "use_blank_anew",
    "use_blanks",
]
