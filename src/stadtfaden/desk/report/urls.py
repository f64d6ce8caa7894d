from django.urls import path

from stadtfaden.desk.report import views

urlpatterns = [path("", views.report, name="report")]
