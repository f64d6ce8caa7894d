from django.urls import path

from stadtfaden.desk.look import views

urlpatterns = [path("", views.look, name="look")]
