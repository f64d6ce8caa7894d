"""The public pages; addresses carry the city and stay."""

from django.urls import path

from stadtfaden.portal import list_files
from stadtfaden.portal.views import (
    areas,
    decided,
    doubles,
    home,
    lists,
    look,
    pages,
    papers,
    register,
    search,
    statements,
    threads,
)

app_name = "portal"
urlpatterns = [
    path("", home.cities, name="cities"),
    path("favicon.ico", home.knot, name="knot"),
    path("robots.txt", home.robots, name="robots"),
    path("<slug:city>/", home.home, name="home"),
    path("<slug:city>/ueber/", home.about, name="about"),
    path("<slug:city>/papiere/", papers.shelf, name="shelf"),
    path("<slug:city>/papiere/<slug:slug>/", papers.paper, name="paper"),
    path("<slug:city>/papiere/<slug:slug>/aussagen/", papers.paper_statements, name="paper-statements"),
    path("<slug:city>/papiere/<slug:slug>/seite/<int:number>/", pages.page, name="page"),
    path("<slug:city>/papiere/<slug:slug>/seite/<int:number>/bild.png", pages.picture, name="picture"),
    path("<slug:city>/matrix/", areas.matrix, name="matrix"),
    path("<slug:city>/matrix/<slug:area>/<slug:slug>/", areas.cell, name="cell"),
    path("<slug:city>/felder/", areas.areas, name="areas"),
    path("<slug:city>/felder/<slug:slug>/", areas.area, name="area"),
    path("<slug:city>/felder/<slug:slug>/aussagen/", areas.area_statements, name="area-statements"),
    path("<slug:city>/ziele/", lists.listing, {"what": "ziele"}, name="goals"),
    path("<slug:city>/massnahmen/", lists.listing, {"what": "massnahmen"}, name="measures"),
    path("<slug:city>/zielwerte/", lists.listing, {"what": "zielwerte"}, name="targets"),
    path("<slug:city>/aussagen/<slug:key>/", statements.statement, name="statement"),
    path("<slug:city>/faeden/", threads.threads, name="threads"),
    path("<slug:city>/faden/<slug:key>/", threads.thread, name="thread"),
    path("<slug:city>/widersprueche/", threads.contradictions, name="contradictions"),
    path("<slug:city>/widersprueche/<slug:one>/<slug:other>/", threads.contradiction, name="contradiction"),
    path("<slug:city>/doppelt/", doubles.doubles, name="doubles"),
    path("<slug:city>/luecken/", threads.holes, name="holes"),
    path("<slug:city>/fassungen/", decided.editions, name="decided-editions"),
    path("<slug:city>/fassungen/<int:number>/", decided.edition, name="decided"),
    path("<slug:city>/fassungen/<int:number>/seither/", decided.changes, name="decided-changes"),
    path("<slug:city>/fassungen/<int:number>/strategie.json", decided.content, name="decided-content"),
    path("<slug:city>/nicht-gelesen/", search.unread, name="unread"),
    path("<slug:city>/aussehen-<int:revision>.css", look.colours, name="colours"),
    path("<slug:city>/logo-<slug:digest>.png", look.logo, name="logo"),
    path("<slug:city>/suche/", search.search, name="search"),
    path("<slug:city>/a-bis-z/", register.register, name="register"),
    *list_files.urlpatterns,
]
