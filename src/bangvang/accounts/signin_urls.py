"""The few addresses of allauth that an office needs: nobody signs up, and no mail is asked for."""

from allauth.account import views
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import path

urlpatterns = [
    path("", views.login, name="account_login"),
    path("thoat/", views.logout, name="account_logout"),
    path("khoa/", views.account_inactive, name="account_inactive"),
    path("xac-nhan-lai/", views.reauthenticate, name="account_reauthenticate"),
    path("doi-mat-khau/", views.password_change, name="account_change_password"),
    path("hai-lop/", mfa.index, name="mfa_index"),
    path("hai-lop/ma/", mfa.authenticate, name="mfa_authenticate"),
    path("hai-lop/xac-nhan-lai/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("hai-lop/bat/", totp.activate_totp, name="mfa_activate_totp"),
    path("hai-lop/tat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("hai-lop/ma-du-phong/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("hai-lop/ma-du-phong/moi/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
]
