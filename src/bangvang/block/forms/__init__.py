"""Forms of blocks."""

from bangvang.block.forms.organisation import BlockForm, LeadForm, MembershipForm, ReviseBlockForm, TakeInForm
from bangvang.block.forms.pacts import AnswerForm, PactForm, ScanForm, SignForm, said_in

__all__ = [
    "AnswerForm",
    "BlockForm",
    "LeadForm",
    "MembershipForm",
    "PactForm",
    "ReviseBlockForm",
    "ScanForm",
    "SignForm",
    "TakeInForm",
    "said_in",
]
