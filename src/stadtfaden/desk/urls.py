"""The desk, room by room."""

from django.urls import include, path

app_name = "desk"
urlpatterns = [
    path("", include("stadtfaden.desk.todo.urls")),
    path("pruefen/", include("stadtfaden.desk.review.urls")),
    path("aussagen/", include("stadtfaden.desk.statements.urls")),
    path("widersprueche/", include("stadtfaden.desk.contradictions.urls")),
    path("abdeckung/", include("stadtfaden.desk.coverage.urls")),
    path("einfach/", include("stadtfaden.desk.plain.urls")),
    path("papiere/", include("stadtfaden.desk.papers.urls")),
    path("eigenes/", include("stadtfaden.desk.own.urls")),
    path("zitate/", include("stadtfaden.desk.quotes.urls")),
    path("fassungen/", include("stadtfaden.desk.editions.urls")),
    path("aussehen/", include("stadtfaden.desk.look.urls")),
    path("bericht/", include("stadtfaden.desk.report.urls")),
    path("protokoll/", include("stadtfaden.desk.log.urls")),
    path("personen/", include("stadtfaden.desk.people.urls")),
]
