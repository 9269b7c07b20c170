"""Each state of each key is a line of the log, and what is published carries the log's word."""

from __future__ import annotations

import json
from datetime import timedelta

from certificate.test_statements import key, printed, short  # noqa: F401  (fixtures)
from django.urls import reverse
from django.utils import timezone

from bangvang.certificate.models import AnnouncedKey
from bangvang.certificate.signing import publish, published_ring, published_text, ring_path
from bangvang.chronicle.actions import begin, sign_head
from bangvang.chronicle.models import Leaf
from bangvang.chronicle.queries import current_log, keys_of
from bangvang.chronicle.verifying import verify
from bangvang.run.verify import verify as verify_command
from bangvang_trust.keys import announcement_in, hold, revoke, roll_over
from bangvang_trust.log import Leaf as Entry


def announced() -> list[dict]:
    entries = [Entry.from_cbor(bytes(leaf.entry)) for leaf in Leaf.objects.order_by("index")]
    return [entry.facts for entry in entries if entry.kind == "keys.announced"]


def test_a_new_key_its_successor_and_its_end_are_three_lines(short, key):  # noqa: F811
    publish(published_ring())  # again, and nothing is new
    assert [facts["kid"] for facts in announced()] == [key.public.kid]
    today = timezone.localdate()
    following, ring = roll_over(published_ring(), key, on=today, not_after=today + timedelta(days=90))
    publish(ring)
    publish(revoke(published_ring(), key.public.kid, on=today))
    told = [(facts["kid"], facts["revoked"]) for facts in announced()]
    assert told == [(key.public.kid, False), (following.public.kid, False), (key.public.kid, True)]
    assert AnnouncedKey.objects.get(kid=following.public.kid).vouched_by == [key.public.kid]
    assert verify().holds


def test_what_is_published_carries_the_word_of_the_log(short, key, client):  # noqa: F811
    begin()
    sign_head()
    publish(published_ring())
    served = client.get(reverse("portal:issuers")).content.decode()
    assert served == published_text()
    assert hold(published_ring(), announcement_in(served), keys_of(current_log())).count == 1
    page = client.get(reverse("portal:offline")).content.decode()
    assert current_log().origin in page and current_log().key in page


class Chosen:
    json = False
    data = None

    def __init__(self, text, ring, log_key="") -> None:
        self.text, self.ring, self.log_key = text, str(ring), log_key


def test_the_command_tells_a_ring_that_was_altered(short, key, tmp_path, capsys):  # noqa: F811
    begin()
    sign_head()
    publish(published_ring())
    certificate = printed(short)[0]
    address = f"{certificate.address}#{certificate.statement}"
    log_key = current_log().key
    assert verify_command(Chosen(address, ring_path(), log_key)) == 0
    assert "công bố ngày" in capsys.readouterr().out
    assert verify_command(Chosen(address, ring_path())) == 0
    assert "thêm --log-key" in capsys.readouterr().out
    document = json.loads(published_text())
    document["keys"][0]["not_after"] = "2049-12-31"
    altered = tmp_path / "sua.json"
    altered.write_text(json.dumps(document), encoding="utf-8")
    assert verify_command(Chosen(address, altered)) != 0
    assert "không phải vòng khóa mà nhật ký đã công bố" in capsys.readouterr().out
