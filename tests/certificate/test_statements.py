"""A certificate whose QR proves itself: signed where the body has a key, plain where it has none, whatever else is done."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from bangvang.audit.refusals import Refusal
from bangvang.certificate.actions import make_certificates, print_missing, reissue, save_layout
from bangvang.certificate.models import Certificate, Design
from bangvang.certificate.queries.layouts import layout_of
from bangvang.certificate.signing import key_path, publish, published_ring, ring_path
from bangvang.decision.actions import correct
from bangvang.files.queries import content
from bangvang.register.choices import Role
from bangvang_paper.scanning import read_codes_in_cage
from bangvang_paper.typesetting.certificate_default import default_layout
from bangvang_trust.errors import Refused
from bangvang_trust.keys import Ring, from_json, generate, save
from bangvang_trust.statement import verify
from short_river import shorten

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
WORDS = "một câu dài chỉ dùng trong kiểm thử"


@pytest.fixture
def short(world, settings, tmp_path, monkeypatch):
    settings.DATA = tmp_path
    monkeypatch.setenv("BANGVANG_KEY_PASSPHRASE", WORDS)
    return shorten(world)


@pytest.fixture
def key(short):
    """A key of the department, good around today, kept as the command keeps it."""
    today = timezone.localdate()
    made = generate(short.department.name, today - timedelta(days=30), today + timedelta(days=30))
    save(made.private, key_path(made.public.kid), WORDS)
    publish(Ring().with_key(made.public))
    return made


def printed(short) -> list[Certificate]:
    decision = short.issued_decision()
    make_certificates(short.user(Role.OFFICER), decision)
    print_missing(decision)
    return list(Certificate.objects.filter(line__decision=decision).order_by("golden_book_number"))


def code_on(pdf: bytes) -> str:
    return next(code for code in read_codes_in_cage(pdf, "a.pdf") if "/x/" in code)


def test_the_qr_of_every_paper_is_read_from_the_page_and_proves_what_is_printed(short, key):
    for certificate in printed(short):
        code = code_on(content(certificate.pdf))
        assert code == f"{certificate.address}#{certificate.statement}"
        said = verify(code, published_ring()).statement
        name = f"{certificate.wording['honorific']} {certificate.wording['name']}".strip()
        assert (said.public_id, said.name, said.form) == (certificate.public_id, name, "Giấy khen")
        assert (said.number, said.decided_on) == ("01/QĐ-SLĐTBXH", date(2020, 7, 13))
        assert said.issuer == "Giám đốc Sở Lao động - Thương binh và Xã hội"


def test_the_statement_of_one_paper_proves_nothing_at_the_address_of_another(short, key):
    one, other, *_ = printed(short)
    with pytest.raises(Refused):
        verify(f"{one.address}#{other.statement}", published_ring())


def test_without_a_key_or_without_its_words_papers_are_plain_and_the_page_says_so(short, client, monkeypatch, key):
    monkeypatch.delenv("BANGVANG_KEY_PASSPHRASE")
    certificate = printed(short)[0]
    assert certificate.statement == "" and code_on(content(certificate.pdf)) == certificate.address
    assert "chưa có chữ ký số" in client.get(f"/x/{certificate.public_id}").content.decode()


def test_wrong_words_stop_the_printing_and_leave_nothing_half_printed(short, key, monkeypatch):
    monkeypatch.setenv("BANGVANG_KEY_PASSPHRASE", "một câu khác cũng dài như thế")
    decision = short.issued_decision()
    make_certificates(short.user(Role.OFFICER), decision)
    with pytest.raises(Refused, match="Mật khẩu"):
        print_missing(decision)
    assert not Certificate.objects.exists()
    monkeypatch.setenv("BANGVANG_KEY_PASSPHRASE", WORDS)
    print_missing(decision)
    assert all(Certificate.objects.values_list("statement", flat=True))


def test_a_paper_made_anew_carries_a_statement_of_its_own_words(short, key):
    certificate = printed(short)[1]
    today = timezone.localdate()
    correct(short.user(Role.OFFICER), certificate.line, field="name", new="Đoàn Thị Hạnh Nhân", act="CV 5/CV", on=today)
    fresh = Certificate.objects.select_related(
        "line__decision__body", "line__decision__issuer__body", "design", "honour"
    ).get(pk=certificate.pk)
    done = reissue(
        short.user(Role.OFFICER),
        fresh,
        kind="corrected",
        reason="theo đính chính tên",
        request="Đơn",
        on=today,
        old_taken_on=today,
    )
    said = verify(code_on(content(done.pdf)), published_ring()).statement
    assert said.name == "Bà Đoàn Thị Hạnh Nhân" and said.public_id == certificate.public_id


def test_a_reprint_after_a_correction_is_signed_too_and_never_unsigned_by_mistake(short, key, at, monkeypatch):
    certificate = printed(short)[1]
    officer, today = short.user(Role.OFFICER), timezone.localdate()
    correct(officer, certificate.line, field="name", new="Đoàn Thị Hạnh Nhân", act="CV 5/CV", on=today)
    paper = at(officer, "certificate:reprint", certificate.pk)
    assert verify(code_on(paper.content), published_ring()).statement.name == "Bà Đoàn Thị Hạnh Nhân"
    monkeypatch.setenv("BANGVANG_KEY_PASSPHRASE", "một câu khác cũng dài như thế")
    assert at(officer, "certificate:reprint", certificate.pk).status_code == 302
    page = at(officer, "certificate:of_decision", certificate.line.decision_id)
    assert "Mật khẩu không mở được" in page.content.decode()


def test_keys_and_the_page_to_keep_are_public_and_hold_no_private_key(short, key, client):
    certificate = printed(short)[0]
    ring = from_json(client.get("/.well-known/bangvang-issuers.json").content.decode())
    assert verify(f"{certificate.address}#{certificate.statement}", ring).key.kid == key.public.kid
    page = client.get("/xac-minh/ngoai-tuyen.html")
    assert key.public.kid in page.content.decode() and "attachment" in page["Content-Disposition"]
    assert "PRIVATE" not in page.content.decode()
    assert "kiểm được cả khi không có mạng" in client.get(f"/x/{certificate.public_id}").content.decode()
    assert key_path(key.public.kid).stat().st_mode & 0o777 == 0o400


def run(*arguments: str, data: Path, words: str = WORDS) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DATABASE_URL": "", "PYTHONPATH": str(ROOT / "src"), "BANGVANG_KEY_PASSPHRASE": words}
    return subprocess.run(
        [sys.executable, "-m", "bangvang.cli", *arguments, "--data", str(data)],
        capture_output=True, text=True, cwd=ROOT, env=environment, timeout=120,
    )  # fmt: skip


@pytest.mark.slow
def test_the_commands_make_roll_over_vouch_and_revoke(tmp_path):
    data = tmp_path / "data"
    old = ["--body", "Sở Lao động", "--from", "2020-01-01", "--until", "2026-12-31"]
    made = run("keys", "new", *old, data=data)
    assert made.returncode == 0, made.stderr
    assert (
        run("keys", "new", "--body", "Sở Nội vụ", "--from", "2025-01-01", "--until", "2027-12-31", data=data).returncode
        == 0
    )
    ring = lambda: from_json((data / "rings" / "issuers.json").read_text())  # noqa: E731
    first, second = ring()
    assert (
        run("keys", "vouch", "--body", "Sở Nội vụ", "--kid", first.kid, "--on", "2026-03-01", data=data).returncode == 0
    )
    assert {key.kid for key in ring().trusted_from([second.kid])} == {first.kid, second.kid}
    rolled = run("keys", "roll-over", "--kid", second.kid, "--on", "2026-06-01", "--until", "2028-06-01", data=data)
    assert rolled.returncode == 0 and len(list(ring())) == 3
    assert run("keys", "revoke", "--kid", first.kid, "--on", "2026-07-01", data=data).returncode == 0
    listed = run("keys", "list", data=data)
    assert listed.stdout.count("có khóa riêng ở máy này") == 3 and "thu hồi 01/07/2026" in listed.stdout


@pytest.mark.parametrize(
    ("arguments", "words", "told"),
    [
        (["new"], WORDS, "Hãy ghi --body"),
        (["new", "--body", "Sở"], "ngắn", "15"),
        (["new", "--body", "Sở", "--from", "hôm nay"], WORDS, "không phải ngày"),
        (["revoke", "--kid", "0" * 16], WORDS, "0000"),
        (["roll-over", "--kid", "0" * 16], WORDS, "Không"),
    ],
)
def test_a_wrong_call_says_why_and_leaves_no_key(tmp_path, arguments, words, told):
    done = run("keys", *arguments, data=tmp_path / "data", words=words)
    assert done.returncode in {1, 2} and told in done.stderr
    assert not list((tmp_path / "data").rglob("*.pem")) and not (tmp_path / "data" / "rings").exists()


def test_a_code_is_verified_from_the_command_line_without_a_database(short, key, tmp_path):
    certificate = printed(short)[1]
    code = f"{certificate.address}#{certificate.statement}"
    alone = ["verify", "--ring", str(ring_path()), "--json"]
    done = run(*alone, code, data=tmp_path / "nowhere")
    assert done.returncode == 0 and '"proven_offline"' in done.stdout and "Đoàn Thị Hạnh" in done.stdout
    forged = run(*alone, f"{code[:-5]}AAAAA", data=tmp_path / "nowhere")
    assert forged.returncode == 1 and '"valid": false' in forged.stdout


# ── room for the code ────────────────────────────────────────────────────────────────────────────────────────────────
def small_code(short):
    """The department's own layout with a code of 23 mm, enough for an address and too small for a statement."""
    design = Design.objects.get(body=short.department)
    save_layout(short.user(Role.OFFICER), design, default_layout(), read_version=design.version)


def test_a_code_too_small_for_a_statement_is_refused_before_the_first_sheet(short, key):
    small_code(short)
    with pytest.raises(Refusal, match="cần ô từ 27 mm"):
        printed(short)
    assert not Certificate.objects.exists()


def test_a_paper_printed_plain_and_made_anew_after_the_key_came_has_a_code_that_reads(short):
    certificate = printed(short)[0]
    today = timezone.localdate()
    made = generate(short.department.name, today - timedelta(days=30), today + timedelta(days=30))
    save(made.private, key_path(made.public.kid), WORDS)
    publish(Ring().with_key(made.public))
    done = reissue(
        short.user(Role.OFFICER), certificate, kind="lost", reason="mất khi chuyển nhà", request="Đơn", on=today
    )
    assert layout_of(done.layout).holds_signed_code and done.layout != certificate.layout
    assert code_on(content(done.pdf)) == f"{certificate.address}#{done.statement}"


def test_a_body_that_left_little_room_gets_its_plain_code_again(short):
    small_code(short)
    certificate = printed(short)[0]
    today = timezone.localdate()
    made = generate(short.department.name, today - timedelta(days=30), today + timedelta(days=30))
    save(made.private, key_path(made.public.kid), WORDS)
    publish(Ring().with_key(made.public))
    done = reissue(
        short.user(Role.OFFICER), certificate, kind="lost", reason="mất khi chuyển nhà", request="Đơn", on=today
    )
    assert (done.statement, done.layout) == ("", certificate.layout)
    assert code_on(content(done.pdf)) == certificate.address
