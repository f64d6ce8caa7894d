from django.urls import path

from stadtfaden.desk.papers import listing, uploading, views

urlpatterns = [
    path("", views.papers, name="papers"),
    path("papier/<slug:slug>/", views.paper, name="papers-paper"),
    path("termine/", views.renewals, name="papers-renewals"),
    path("termine.ics", views.renewals_file, name="papers-renewals-file"),
    path("hochladen/", uploading.upload, name="papers-upload"),
    path("hochladen/stand/", uploading.state, name="papers-uploads"),
    path("listen/", listing.hand_in, name="papers-list-upload"),
    path("listen/<int:pk>/", listing.columns, name="papers-list"),
    path("listen/<int:pk>/zurueck/", listing.take_back, name="papers-list-back"),
]
