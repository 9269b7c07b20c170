"""The demonstration's year behind the program's own server, in a folder of its own, for who measures public pages."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOST, PORT = "127.0.0.1", 8765
MODULE = (
    "benchmarks._portal"  # from the root: this folder has an "encodings" of its own, which Python must not find first
)
BARE = "mot-chu"
PACKED = {"Accept-Encoding": "gzip"}


@contextmanager
def served_demonstration() -> Iterator[dict[str, str]]:
    """Build, serve, hand out name → address of what may be asked, stop. "bare view" answers with one word."""
    with tempfile.TemporaryDirectory(prefix="bangvang-portal-") as folder:
        environment = _environment(folder)
        command = [sys.executable, "-m", MODULE]
        subprocess.run([*command, "build"], env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        server = subprocess.Popen([*command, "serve"], env=environment, cwd=ROOT)
        try:
            _wait(f"/{BARE}")
            yield _pages(folder)
        finally:
            server.terminate()
            try:
                server.wait(timeout=30)
            except subprocess.TimeoutExpired:
                server.kill()


def once(address: str, connection: http.client.HTTPConnection | None = None) -> tuple[int, bytes, dict[str, str]]:
    """Status, body as it was sent and headers of one answer; over a connection of its own when none is given."""
    own = connection or http.client.HTTPConnection(HOST, PORT, timeout=30)
    own.request("GET", address, headers=PACKED)
    answer = own.getresponse()
    body = answer.read()
    if connection is None:
        own.close()
    return answer.status, body, {name.lower(): words for name, words in answer.getheaders()}


def _environment(folder: str) -> dict[str, str]:
    path = os.pathsep.join([str(ROOT), str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    ours = {"BANGVANG_DATA": folder, "DJANGO_SETTINGS_MODULE": "bangvang.config.settings", "PYTHONPATH": path}
    return {**os.environ, "DATABASE_URL": "", **ours}


def _pages(folder: str) -> dict[str, str]:
    database = sqlite3.connect(Path(folder) / "bangvang.sqlite3")
    (public_id,) = database.execute("SELECT public_id FROM certificate_certificate ORDER BY id LIMIT 1").fetchone()
    (article,) = database.execute(
        "SELECT url_path FROM wagtailcore_page JOIN portal_newspage ON page_ptr_id = id"
        " WHERE live AND conference_id IS NOT NULL ORDER BY id LIMIT 1"
    ).fetchone()
    database.close()
    honour = _first_below("/bang-vang/")
    below = {
        "decision": "/quyet-dinh-khen-thuong/",
        "conference": "/hoi-nghi-da-dua-tin/",
        "exemplar": "/guong-dien-hinh/",
        "figure": "/chi-tieu/",
        "list to comment": "/lay-y-kien/",
    }
    found = {name: address for name, place in below.items() if (address := _first_below(place))}
    key = honour.removeprefix("/bang-vang/")
    return {
        "bare view": f"/{BARE}",
        "verification": f"/x/{public_id}",
        "honour": honour,
        "article": "/" + article.split("/", 2)[2],
        "front page": "/",
        "roll": "/bang-vang/",
        "section": "/tin-hoi-nghi/",
        "decisions": "/quyet-dinh-khen-thuong/",
        "board": "/chi-tieu/",
        "comment": "/lay-y-kien/",
        "search": "/tim/?q=khen",
        "typing a code": "/xac-minh/",
        **found,
        "conferences": "/hoi-nghi-da-dua-tin/",
        "exemplars": "/guong-dien-hinh/",
        "movements": "/phong-trao-thi-dua/",
        "documents": "/van-ban-hien-hanh/",
        "contact": "/lien-he/",
        "shown less": f"/bot-hien-ten/{key}",
        "the log": "/chung-thuc/",
    }


def _first_below(place: str) -> str:
    """The first address that the list at ``place`` leads to; empty when it has none."""
    status, body, headers = once(place)
    html = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
    leads = re.findall(rf'href="({place}[^"?#]+/)"', html.decode()) if status == 200 else []
    return next((one for one in leads if one not in (f"{place}tra-cuu/", f"{place}canh-bao/")), "")


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            if once(address)[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    sys.exit("the server did not start")


def build() -> None:
    """The demonstration as ``bangvang demo`` builds it, and the certificates that its officer would make next."""
    import django

    django.setup()
    from bangvang.accounts.models import User
    from bangvang.certificate import actions
    from bangvang.decision.models import Decision
    from bangvang.demonstration.command import prepare
    from bangvang.outbox.actions import carry_out_waiting
    from bangvang.register.choices import Role

    if prepare(PORT):
        sys.exit("the demonstration could not be built")
    decision = Decision.objects.get()
    officer = User.objects.filter(mandates__role=Role.OFFICER, mandates__unit=decision.body).first()
    actions.make_certificates(officer, decision)
    actions.print_missing(decision)
    carry_out_waiting()


def serve() -> None:
    """As the office is always served. This module is the server's door and its addresses, with the bare view before them."""
    from bangvang.config.server import web

    web(f"{MODULE}:application", HOST, PORT)


def __getattr__(name: str):  # type: ignore[no-untyped-def]
    """Made only when the server or Django asks for it: measuring needs none of it."""
    if name == "application":
        import django
        from django.conf import settings
        from django.core.wsgi import get_wsgi_application

        django.setup()
        settings.ROOT_URLCONF = MODULE
        return get_wsgi_application()
    if name == "urlpatterns":
        from django.http import HttpResponse
        from django.urls import path

        from bangvang.config.urls import urlpatterns

        return [path(BARE, lambda _request: HttpResponse("ok")), *urlpatterns]
    if name.startswith("handler"):
        from bangvang.config import urls

        return getattr(urls, name)
    raise AttributeError(name)


if __name__ == "__main__":
    {"build": build, "serve": serve}[sys.argv[1]]()
