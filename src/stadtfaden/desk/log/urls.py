from django.urls import path

from stadtfaden.desk.log import views

urlpatterns = [
    path("", views.log, name="log"),
    path("<int:position>/", views.entry, name="log-entry"),
    path("protokoll.<slug:form>", views.export, name="log-export"),
]
