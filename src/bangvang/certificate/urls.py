"""Addresses of certificate."""

from django.urls import path

from bangvang.certificate.views import blanks, golden, printers, printing, reissues, setting_up, studio

app_name = "certificate"
urlpatterns = [
    path("quyet-dinh/<int:decision_pk>/", printing.of_decision, name="of_decision"),
    path("quyet-dinh/<int:decision_pk>/in/", printing.make, name="make"),
    path("quyet-dinh/<int:decision_pk>/cach-in/", printing.options, name="options"),
    path("quyet-dinh/<int:decision_pk>/tat-ca.pdf", printing.together, name="all"),
    path("quyet-dinh/<int:decision_pk>/tat-ca.zip", printing.archive, name="archive"),
    path("quyet-dinh/<int:decision_pk>/in-thu-<int:a_sheet>.pdf", printing.proofs, name="proofs"),
    path("quyet-dinh/<int:decision_pk>/phoi/", blanks.of_decision, name="blanks_of_decision"),
    path("<int:pk>.pdf", printing.one, name="one"),
    path("<int:pk>/in-lai.pdf", printing.reprint, name="reprint"),
    path("<int:pk>/chinh-to/", printing.nudge, name="nudge"),
    path("<int:pk>/cap-lai/", reissues.reissue, name="reissue"),
    path("cap-lai/<int:pk>.pdf", reissues.reissued_one, name="reissued"),
    path("co-quan/<int:body_pk>/so-cap-lai/", reissues.reissues, name="reissues"),
    path("co-quan/<int:body_pk>/so-cap-lai.xlsx", reissues.reissues_file, name="reissues_workbook"),
    path("co-quan/<int:body_pk>/mau/", setting_up.settings, name="settings"),
    path("co-quan/<int:body_pk>/mau/them/", setting_up.add_design, name="add_design"),
    path("mau/<int:pk>/sua/", setting_up.edit_design, name="design"),
    path("mau/<int:pk>/bieu-trung.png", setting_up.emblem, name="emblem"),
    path("mau/<int:pk>/bo-cuc/", studio.studio, name="studio"),
    path("mau/<int:pk>/bo-cuc/mac-dinh/", studio.drop, name="drop_layout"),
    path("co-quan/<int:body_pk>/dia-chi/", setting_up.public_base, name="public_base"),
    path("co-quan/<int:body_pk>/may-in/", printers.printers, name="printers"),
    path("may-in/<int:pk>/", printers.printer, name="printer"),
    path("may-in/<int:pk>/do/", printers.calibrate, name="calibrate"),
    path("may-in/<int:pk>/can-chinh-<slug:sheet>.pdf", printers.calibration, name="calibration"),
    path("co-quan/<int:body_pk>/phoi/", blanks.stock, name="stock"),
    path("co-quan/<int:body_pk>/phoi/huy/", blanks.destroy, name="destroy"),
    path("phoi/<int:pk>/", blanks.kind, name="blank_kind"),
    path("phoi/<int:pk>/nhan/", blanks.receive, name="receive"),
    path("phoi/<int:pk>/hong/", blanks.spoil, name="spoil"),
    path("phoi/<int:pk>.xlsx", blanks.workbook, name="blank_workbook"),
    path("phoi/to/<int:pk>/bo-ghi/", blanks.release, name="release"),
    path("phoi/bien-ban/<int:pk>.pdf", blanks.minutes_pdf, name="minutes_pdf"),
    path("phoi/bien-ban/<int:pk>.docx", blanks.minutes_docx, name="minutes_docx"),
    path("co-quan/<int:body_pk>/so-vang/", golden.golden_book, name="golden_book"),
    path("co-quan/<int:body_pk>/so-vang.xlsx", golden.workbook, name="golden_workbook"),
    path("co-quan/<int:body_pk>/so-vang/cach-danh-so/", golden.rule, name="golden_rule"),
]
