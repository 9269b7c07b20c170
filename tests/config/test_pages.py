"""What every answer carries."""

from __future__ import annotations

import json
import logging

import pytest

from bangvang.config.folders import secret
from bangvang.config.logs import JsonLines

pytestmark = pytest.mark.django_db


def test_healthz_answers_when_the_database_does(client):
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"ok": True})


def test_healthz_says_so_when_the_database_is_gone(client, monkeypatch):
    from django.db import OperationalError, connection

    def gone():
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "cursor", gone)
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (503, {"ok": False})


def test_pages_forbid_everything_from_elsewhere(client):
    policy = client.get("/dang-nhap/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


def test_a_missing_page_speaks_vietnamese(client):
    response = client.get("/khong-co-trang-nay/")
    assert response.status_code == 404
    assert "Không có trang này" in response.content.decode()


def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path):
    first = secret("probe", tmp_path)
    assert secret("probe", tmp_path) == first
    assert len(first) == 32
    assert ((tmp_path / "keys" / "probe.key").stat().st_mode & 0o777) == 0o600


def test_logs_are_one_json_object_a_line():
    record = logging.LogRecord("bangvang", logging.INFO, "x.py", 1, "đã ban hành %s", ("251/QĐ",), None)
    line = JsonLines().format(record)
    assert "\n" not in line
    assert json.loads(line)["message"] == "đã ban hành 251/QĐ"
