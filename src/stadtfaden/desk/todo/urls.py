from django.urls import path

from stadtfaden.desk.todo import views

urlpatterns = [path("", views.todo, name="todo")]
