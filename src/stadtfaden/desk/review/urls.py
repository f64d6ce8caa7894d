from django.urls import path

from stadtfaden.desk.review import views

urlpatterns = [
    path("", views.queue, name="review"),
    path("aussage/<slug:key>/", views.statement, name="review-statement"),
    path("verbindung/<int:pk>/", views.link, name="review-link"),
    path("gleiche/<slug:kind>/<int:pk>/", views.alike, name="review-alike"),
    path("zurueck/<int:position>/", views.take_back, name="review-undo"),
]
