"""What a body sets, what is printed, how it meets the printer, which sheet of the stock it took."""

from bangvang.certificate.models.blanks import BlankKind, BlankReceipt, BlankSheet, Destruction
from bangvang.certificate.models.certificate import Certificate, PrintOrder, Reissue
from bangvang.certificate.models.design import Design, LayoutVersion, PublicBase
from bangvang.certificate.models.golden import GoldenBook, GoldenNumber
from bangvang.certificate.models.keys import AnnouncedKey
from bangvang.certificate.models.printing import Nudge, PrinterProfile

__all__ = [
    "AnnouncedKey",
    "BlankKind",
    "BlankReceipt",
    "BlankSheet",
    "Certificate",
    "Design",
    "Destruction",
    "GoldenBook",
    "GoldenNumber",
    "LayoutVersion",
    "Nudge",
    "PrintOrder",
    "PrinterProfile",
    "PublicBase",
    "Reissue",
]
