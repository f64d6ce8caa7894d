from django.urls import path

from stadtfaden.desk.quotes import pointing, views

urlpatterns = [
    path("", views.quotes, name="quotes"),
    path("<slug:slug>/", views.paper, name="quotes-paper"),
    path("<slug:slug>/<int:pk>/", views.settle, name="quotes-settle"),
    path("<slug:slug>/<int:pk>/worte/", pointing.point, name="quotes-point"),
]
