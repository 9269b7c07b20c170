"""The verb of own rules: a body says which pack of the law book it applies, and from which day."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.catalogue.queries.books import pack_name
from bangvang.eligibility.models import OwnRules
from bangvang.eligibility.permissions import may_rule, require
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit
from bangvang_law.layers import NATIONAL
from bangvang_law.packs import book_of, pack_ids


def choose_rules(by: User, body: Unit, *, pack: str, begins_on: date) -> OwnRules:
    """Have ``body`` judged by ``pack`` from a day on. What was judged before stays as it was.

    Raises PermissionDenied; `Refusal` for a pack that is not shipped, or a day before the pack is in force.
    """
    require(may_rule(by, body))
    if pack not in (NATIONAL, *pack_ids()):
        raise Refusal(_("Sách luật không có gói quy định này. Hãy chọn trong danh sách."))
    if pack != NATIONAL:
        told = book_of(pack).packs[-1]
        if begins_on < told.period.start:
            raise Refusal(
                _("%(name)s có hiệu lực từ %(day)s. Hãy chọn ngày áp dụng từ ngày ấy trở đi.")
                % {"name": told.name, "day": f"{told.period.start:%d/%m/%Y}"},
                cite=told.citation,
            )
    with transaction.atomic():
        chosen = OwnRules.objects.create(body=body, pack=pack, begins_on=begins_on, chosen_by=by)
        note = _("%(name)s, từ %(day)s") % {"name": pack_name(pack), "day": f"{begins_on:%d/%m/%Y}"}
        audit.record(by, "chose_rules", body, note=note)
        outbox.tell("eligibility.rules_chosen", chosen)
    return chosen
