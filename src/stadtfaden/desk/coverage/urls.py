from django.urls import path

from stadtfaden.desk.coverage import views

urlpatterns = [
    path("", views.coverage, name="coverage"),
    path("ziele/", views.goals, name="coverage-goals"),
    path("bewusst/", views.meant, name="coverage-meant"),
    path("bewusst/<int:pk>/oeffnen/", views.open_again, name="coverage-open"),
    path("<slug:kind>/aussage/<slug:key>/", views.of_statement, name="coverage-statement"),
    path("<slug:kind>/feld/<slug:slug>/", views.of_area, name="coverage-area"),
]
