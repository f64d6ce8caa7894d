from django.urls import path

from stadtfaden.desk.editions import views

urlpatterns = [
    path("", views.editions, name="editions"),
    path("vorher/<slug:what>/", views.behind, name="editions-behind"),
]
