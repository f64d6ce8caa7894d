from django.urls import path

from stadtfaden.desk.own import views

urlpatterns = [
    path("", views.paper, name="paper-own"),
    path("neu/", views.write, name="paper-own-new"),
    path("<int:number>/", views.rewrite, name="paper-own-row"),
    path("<int:number>/entfernen/", views.take_out, name="paper-own-out"),
]
