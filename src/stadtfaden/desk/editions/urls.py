from django.urls import path

from stadtfaden.desk.editions import views

urlpatterns = [path("", views.editions, name="editions")]
