"""Table of contents of all addresses."""

from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from bangvang.config.health import healthz
from bangvang.portal.editing.media import picture
from bangvang.portal.views.pages import page

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("dang-nhap/", include("bangvang.accounts.signin_urls")),
    path("tai-khoan/", include("bangvang.accounts.urls")),
    path("trinh-bay/", include("bangvang.design.urls")),
    path("ban-viec/", include("bangvang.desk.urls")),
    path("so/nhan-than/", include("bangvang.identity.urls")),
    path("so/", include("bangvang.register.urls")),
    path("so-luat/", include("bangvang.catalogue.urls")),
    path("thu-vien/", include("bangvang.library.urls")),
    path("phong-trao/", include("bangvang.movement.urls")),
    path("khoi-thi-dua/", include("bangvang.block.urls")),
    path("sang-kien/", include("bangvang.initiative.urls")),
    path("bao-cao-thanh-tich/", include("bangvang.report.urls")),
    path("so-chi-tieu/", include("bangvang.indicator.urls")),
    path("chi-tieu/", include("bangvang.indicator.public_urls")),
    path("nap-danh-sach/", include("bangvang.intake.urls")),
    path("de-nghi/", include("bangvang.nomination.urls")),
    path("dieu-kien/", include("bangvang.eligibility.urls")),
    path("xet/ra-soat/", include("bangvang.eligibility.sweep_urls")),
    path("lay-y-kien/so/", include("bangvang.consultation.urls")),
    path("lay-y-kien/", include("bangvang.consultation.public_urls")),
    path("hoi-dong/", include("bangvang.council.urls")),
    path("quyet-dinh/", include("bangvang.decision.urls")),
    path("ky-so/", include("bangvang.signature.urls")),
    path("giay-khen/", include("bangvang.certificate.urls")),
    path("dien-hinh/", include("bangvang.exemplar.urls")),
    path("quy/", include("bangvang.fund.urls")),
    path("chung-thuc/", include("bangvang.chronicle.urls")),
    path("hoi-nghi/", include("bangvang.conference.urls")),
    path("bot-hien-ten/", include("bangvang.discretion.urls")),
    path("bien-tap/", include(wagtailadmin_urls)),
    path("tai-lieu/", include(wagtaildocs_urls)),
    path("media/images/<str:name>", picture, name="picture"),
    path("", include("bangvang.portal.urls")),
    re_path(r"^(?P<path>(?:[\w\-]+/)*)$", page, name="wagtail_serve"),
    path("", include(wagtail_urls)),
]
handler400 = "bangvang.design.views.bad_request"
handler403 = "bangvang.design.views.forbidden"
handler404 = "bangvang.design.views.not_found"
handler500 = "bangvang.design.views.server_error"
