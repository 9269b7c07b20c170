"""Addresses of signature."""

from django.urls import path

from bangvang.signature.views import batches, images

app_name = "signature"
urlpatterns = [
    path("", batches.index, name="list"),
    path("kiem-tra/", batches.verify, name="verify"),
    path("hinh/", images.index, name="images"),
    path("hinh/<int:pk>/", images.image, name="image"),
    path("hinh/<int:pk>/thoi-dung/", images.withdraw, name="image_withdraw"),
    path("<int:pk>/", batches.detail, name="order"),
    path("<int:pk>/lam-tiep/", batches.resume, name="resume"),
    path("van-ban/<int:pk>/", batches.paper, name="paper"),
]
