from django.urls import path

from stadtfaden.desk.plain import views

urlpatterns = [
    path("", views.plain, name="plain"),
    path("feld/<slug:slug>/", views.of_area, name="plain-area"),
    path("aussage/<slug:key>/", views.of_statement, name="plain-statement"),
    path("feld/<slug:slug>/weg/", views.drop_of_area, name="plain-area-drop"),
    path("aussage/<slug:key>/weg/", views.drop_of_statement, name="plain-statement-drop"),
]
