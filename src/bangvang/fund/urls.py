"""Addresses of the fund."""

from django.urls import path

from bangvang.fund import views

app_name = "fund"
urlpatterns = [
    path("", views.index, name="list"),
    path("mo-so/", views.open_year, name="open"),
    path("so/<int:pk>/", views.book, name="book"),
    path("so/<int:pk>/ghi/", views.enter, name="enter"),
    path("so/<int:pk>/khoa/", views.close, name="close"),
    path("so/<int:pk>.xlsx", views.book_file, name="book_workbook"),
    path("but-toan/<int:pk>/dao/", views.take_back, name="take_back"),
    path("quyet-dinh/<int:pk>/", views.payments, name="payments"),
    path("quyet-dinh/<int:pk>.xlsx", views.payments_file, name="payments_workbook"),
]
