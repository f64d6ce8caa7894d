from django.urls import path

from stadtfaden.desk.todo import views

urlpatterns = [path("", views.todo, name="todo"), path("anvertraut/", views.entrusted, name="todo-entrusted")]
