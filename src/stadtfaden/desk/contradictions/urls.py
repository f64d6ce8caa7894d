from django.urls import path

from stadtfaden.desk.contradictions import views

urlpatterns = [
    path("", views.contradictions, name="contradictions"),
    path("<int:pk>/", views.contradiction, name="contradiction"),
]
