"""The certificate as data for other programs: what the paper says, proved by the paper's own statement, or a reason."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from certificate.test_statements import key, printed, short  # noqa: F401  (fixtures)
from django.utils import timezone

from bangvang.audit.refusals import Refusal
from bangvang.certificate.actions import reissue
from bangvang.certificate.credentials import export_of, signed_export_of
from bangvang.certificate.models import Certificate
from bangvang.certificate.queries import by_public_id
from bangvang.certificate.signing import publish, published_ring
from bangvang.decision.actions import correct, draft_act, issue_act
from bangvang.register.choices import Role
from bangvang_trust.credential import UNCHECKED
from bangvang_trust.keys import revoke
from bangvang_trust.statement import verify

pytestmark = pytest.mark.django_db
ACTED = date(2026, 3, 2)


def whole(certificate: Certificate) -> Certificate:
    return by_public_id(certificate.public_id)


def test_the_document_carries_the_proof_of_the_paper_and_no_person_s_other_data(short, key):  # noqa: F811
    certificate = printed(short)[1]
    certificate.honour.person.citizen_number = "031187654321"
    certificate.honour.person.save()
    certificate = whole(certificate)
    document = export_of(certificate).document
    assert document["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert verify(document["evidence"][0]["id"], published_ring()).statement.public_id == certificate.public_id
    text = json.dumps(document, ensure_ascii=False)
    person = certificate.honour.person
    assert person.citizen_number == "031187654321"
    assert certificate.wording["name"] in text
    assert certificate.wording["position"] and certificate.wording["position"] not in text
    assert set(document["credentialSubject"]) == {"id", "type", "identifier", "achievement"}
    assert person.citizen_number not in text


def test_without_a_statement_there_is_none_and_the_reason_is_said(short, officer, at):  # noqa: F811
    certificate = printed(short)[0]
    with pytest.raises(Refusal, match="chưa có khóa ký"):
        export_of(whole(certificate))
    page = at(officer, "certificate:credential", certificate.pk).content.decode()
    assert "chưa có bản dữ liệu" in page
    assert "Tải tệp JSON" not in page
    assert at(officer, "certificate:credential_file", certificate.pk).status_code == 302
    sent_to = at(officer, "certificate:public_credential", certificate.public_id)["Location"]
    assert sent_to == f"/x/{certificate.public_id}"
    verified = at(officer, "portal:certificate", certificate.public_id).content.decode()
    assert "Open Badges" not in verified


def test_a_corrected_paper_gives_none_until_it_is_made_anew(short, key, officer):  # noqa: F811
    certificate = printed(short)[1]
    correct(officer, certificate.line, field="name", new="Đoàn Thị Hạnh Nhân", act="CV 5", on=ACTED)
    with pytest.raises(Refusal, match="đính chính sau khi in"):
        export_of(whole(certificate))
    reissue(
        officer,
        certificate,
        kind="corrected",
        reason="tên ghi sai một chữ",
        request="Đơn",
        on=ACTED,
        old_taken_on=ACTED,
    )
    assert export_of(whole(certificate)).statement.name == "Bà Đoàn Thị Hạnh Nhân"


def test_a_fallen_honour_gives_none_any_more(short, key, officer, at):  # noqa: F811
    certificate = printed(short)[0]
    act = draft_act(
        officer, short.department, [certificate.honour], kind="annulment", ground="fraud_in_declaration",
        facts="Báo cáo thành tích khai khống số người đã đào tạo", signed_on=ACTED, issuer=short.issuer,
    )  # fmt: skip
    issue_act(short.user(Role.DOCUMENT_CLERK), act, key="a" * 32, today=date(2026, 12, 31))
    with pytest.raises(Refusal, match="hủy bỏ hoặc tước"):
        export_of(whole(certificate))
    sent_to = at(officer, "certificate:public_credential", certificate.public_id)["Location"]
    assert sent_to == f"/x/{certificate.public_id}"
    assert "Open Badges" not in at(officer, "portal:certificate", certificate.public_id).content.decode()


def test_a_revoked_key_proves_nothing(short, key):  # noqa: F811
    certificate = printed(short)[0]
    publish(revoke(published_ring(), key.public.kid, on=timezone.localdate()))
    with pytest.raises(Refusal):
        export_of(whole(certificate))


def test_the_office_signs_it_today_where_its_key_opens(short, key, monkeypatch):  # noqa: F811
    certificate = whole(printed(short)[0])
    assert signed_export_of(certificate).count(".") == 2
    with pytest.raises(Refusal, match="không mở được khóa"):
        signed_export_of(certificate, timezone.localdate() + timedelta(days=400))
    monkeypatch.delenv("BANGVANG_KEY_PASSPHRASE")
    with pytest.raises(Refusal, match="không mở được khóa"):
        signed_export_of(certificate)


def test_the_page_tells_what_the_file_says_and_what_nobody_checked(short, key, officer, at):  # noqa: F811
    certificate = printed(short)[1]
    listed = at(officer, "certificate:of_decision", certificate.line.decision_id).content.decode()
    assert f"/{certificate.pk}/ban-du-lieu/" in listed
    page = at(officer, "certificate:credential", certificate.pk).content.decode()
    assert all(sentence in page for sentence in UNCHECKED)
    assert "Bà Đoàn Thị Hạnh" in page
    file = at(officer, "certificate:credential_file", certificate.pk)
    assert file["Content-Type"].startswith("application/ld+json")
    disposition = f"attachment; filename*=UTF-8''giay-khen-{certificate.public_id}.json"
    assert file["Content-Disposition"] == disposition
    assert json.loads(file.content)["id"] == certificate.address
    token = at(officer, "certificate:credential_token", certificate.pk)
    assert (token["Content-Type"], token.content.count(b".")) == ("application/jwt", 2)


def test_whoever_has_the_paper_takes_the_file_without_signing_in(short, key, client):  # noqa: F811
    certificate = printed(short)[1]
    page = client.get(f"/x/{certificate.public_id}").content.decode()
    assert f"/cong-khai/{certificate.public_id}.json" in page
    assert "chưa đối chiếu được" in page
    address = page.split('href="')[1:]
    link = next(part.split('"')[0] for part in address if f"{certificate.public_id}.json" in part)
    document = client.get(link)
    assert document.status_code == 200
    assert json.loads(document.content)["credentialSubject"]["achievement"]["name"] == "Giấy khen"
    assert client.get(link.replace(certificate.public_id, "a" * 20)).status_code == 404
