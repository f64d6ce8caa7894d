from django.urls import path

from stadtfaden.desk.papers import uploading

urlpatterns = [
    path("hochladen/", uploading.upload, name="papers-upload"),
    path("hochladen/stand/", uploading.state, name="papers-uploads"),
]
