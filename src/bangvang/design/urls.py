"""Addresses of the reader's choices, and in development the page that shows every part."""

from django.conf import settings
from django.urls import path, register_converter

from bangvang.design import views
from bangvang.design.converters import LanguageConverter, TextSizeConverter, ThemeConverter

register_converter(TextSizeConverter, "bv_text_size")
register_converter(ThemeConverter, "bv_theme")
register_converter(LanguageConverter, "bv_language")

app_name = "design"
urlpatterns = [
    path("co-chu/<bv_text_size:size>/", views.text_size, name="text_size"),
    path("nen/<bv_theme:name>/", views.theme, name="theme"),
    path("tieng/<bv_language:name>/", views.language, name="language"),
]
if settings.DEBUG:
    from bangvang.design.samples import samples

    urlpatterns.append(path("mau/", samples, name="samples"))
