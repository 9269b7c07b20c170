"""How often a page asks the database: lists must ask as often for three rows as for one."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

MOST = 15


def questions(client: Client, address: str, *, most: int = MOST) -> int:
    """Number of queries of one page; the page must open, and stay within the bound of every page (``most``)."""
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200
    assert len(asked) <= most, "\n".join(query["sql"] for query in asked)
    return len(asked)
