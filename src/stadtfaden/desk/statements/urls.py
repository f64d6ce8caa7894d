from django.urls import path

from stadtfaden.desk.statements import cutting, views

urlpatterns = [
    path("", views.statements, name="statements"),
    path("seite/", cutting.open_page, name="statements-open"),
    path("seite/<slug:slug>/<int:number>/", cutting.mark, name="statements-mark"),
    path("zurueck/<int:position>/", views.take_back, name="statement-undo"),
    path("<slug:key>/", views.statement, name="statement"),
    path("<slug:key>/worte/<slug:purpose>/", views.words, name="statement-words"),
    path("<slug:key>/teilen/", cutting.split, name="statement-split"),
    path("<slug:key>/zusammenlegen/", cutting.merge, name="statement-merge"),
    path("<slug:key>/verbinden/", views.link, name="statement-link"),
]
