"""Who is here, and who is invited."""

from django.urls import path

from stadtfaden.desk.people import views

urlpatterns = [
    path("", views.people, name="people"),
    path("einladen/", views.invite, name="people-invite"),
    path("einladungen/<int:pk>/zuruecknehmen/", views.withdraw, name="people-withdraw"),
    path("<int:pk>/rolle/", views.role, name="people-role"),
    path("<int:pk>/beenden/", views.end, name="people-end"),
]
