"""A client for OParl 1.0 and 1.1, the open interface of council information systems.

Specification: https://oparl.org/spezifikation/. What a server says is not trusted: only addresses of the
server that was named are followed, answers are limited in size, lists in length, and every value is checked.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

import requests

from stadtfaden.core.council import CouncilDecision, CouncilPaper

Json = Mapping[str, Any]
TIMEOUT = (10, 60)  # seconds to connect, to answer
MOST_BYTES = 20_000_000
MOST_PAGES = 20_000
PIECE = 65_536
LONGEST = {"reference": 80, "name": 600, "web": 500, "result": 200, "body": 200, "resolution": 20_000}
REQUIRED_TYPE = "/System"


class CouncilUnreachable(Exception):  # noqa: N818 -- named after the fact
    """The server does not answer, or not as OParl says. The German sentence says what it was."""


@dataclass(frozen=True, slots=True)
class Body:
    """A council: `papers` is the address of the list of its papers."""

    id: str
    name: str
    papers: str


class OParl:
    """One server. Raises CouncilUnreachable from every method."""

    def __init__(self, address: str, *, agent: str) -> None:
        self._address = address
        self._place = _place(address)
        if self._place[0] not in {"http", "https"} or not self._place[1]:
            raise CouncilUnreachable(f"{address} ist keine Adresse mit http oder https.")
        self._session = requests.Session()
        self._session.headers["User-Agent"] = agent

    def bodies(self) -> list[Body]:
        """Two requests, and one more for each further part of the list."""
        system = self._get(self._address)
        if not str(system.get("type", "")).endswith(REQUIRED_TYPE):
            raise CouncilUnreachable(
                f"{self._address} antwortet, aber nicht als OParl-System. Gemeint ist die Adresse, deren "
                "Antwort ein Feld type hat, das auf /System endet."
            )
        found = system.get("body", [])
        rows = self._list(found) if isinstance(found, str) else map(self._get, filter(_is_text, found))
        return [
            Body(row["id"], _text(row, "name") or row["id"], row["paper"])
            for row in rows
            if _is_text(row.get("id")) and _is_text(row.get("paper")) and not row.get("deleted")
        ]

    def papers(self, body: Body) -> Iterator[CouncilPaper]:
        """All papers, without decisions. One request a part of the list."""
        for row in self._list(body.papers):
            paper = _paper(row)
            if paper is not None:
                yield paper

    def with_decisions(self, paper: CouncilPaper) -> CouncilPaper:
        """The same with what meetings decided: up to two requests for each consultation."""
        row = self._get(paper.id)
        said = row.get("consultation") or ()
        decisions = (self._decision(one) for one in said if isinstance(one, Mapping))
        return replace(
            _paper(row) or paper, decisions=tuple(found for found in decisions if found is not None)
        )

    def _decision(self, consultation: Json) -> CouncilDecision | None:
        item_address, meeting_address = consultation.get("agendaItem"), consultation.get("meeting")
        if not _is_text(item_address):
            return None
        item = self._get(str(item_address))
        meeting_address = meeting_address or item.get("meeting")
        meeting = self._get(str(meeting_address)) if _is_text(meeting_address) else {}
        if item.get("deleted") or meeting.get("cancelled"):
            return None
        return CouncilDecision(
            id=str(item_address),
            decided_on=_day(item.get("start") or meeting.get("start")),
            body=_text(meeting, "name", "body"),
            result=_text(item, "result"),
            resolution=_text(item, "resolutionText", "resolution"),
            is_final=consultation.get("authoritative") is True,
        )

    def _list(self, address: str) -> Iterator[Json]:
        """Part after part, as `links.next` leads; a list that leads in a circle ends."""
        seen: set[str] = set()
        following: object = address
        while _is_text(following) and following not in seen and len(seen) < MOST_PAGES:
            seen.add(str(following))
            part = self._get(str(following))
            yield from (row for row in part.get("data") or () if isinstance(row, Mapping))
            links = part.get("links")
            following = links.get("next") if isinstance(links, Mapping) else None

    def _get(self, address: str) -> Json:
        scheme, host = _place(address)
        if (scheme, self._place[0]) == ("http", "https"):  # servers that forget which door they stand at
            address = f"https{address.removeprefix(scheme)}"
        elif scheme != self._place[0]:
            host = ""
        if host != self._place[1]:
            raise CouncilUnreachable(f"{address} liegt auf einem anderen Server und wird nicht gefragt.")
        try:
            with self._session.get(address, timeout=TIMEOUT, stream=True, allow_redirects=False) as answer:
                if answer.status_code != requests.codes.ok:
                    raise CouncilUnreachable(f"{address} antwortet mit {answer.status_code}.")
                found = json.loads(_limited(answer, address))
        except requests.RequestException as trouble:
            raise CouncilUnreachable(f"{address} ist nicht zu erreichen: {trouble}") from trouble
        except ValueError as trouble:
            raise CouncilUnreachable(f"{address} antwortet nicht mit JSON.") from trouble
        if not isinstance(found, dict):
            raise CouncilUnreachable(f"{address} antwortet nicht mit einem Objekt.")
        return found


def _limited(answer: requests.Response, address: str) -> bytes:
    pieces, size = [], 0
    for piece in answer.iter_content(PIECE):
        size += len(piece)
        if size > MOST_BYTES:
            raise CouncilUnreachable(f"{address} antwortet mit mehr als {MOST_BYTES // 1_000_000} MB.")
        pieces.append(piece)
    return b"".join(pieces)


def _place(address: str) -> tuple[str, str]:
    """Scheme and host with port."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", ""
    return parts.scheme, parts.netloc.rpartition("@")[2]


def _paper(row: Json) -> CouncilPaper | None:
    """None for what was deleted and for what has neither address nor name."""
    if (
        row.get("deleted")
        or not _is_text(row.get("id"))
        or not (_text(row, "name") or _text(row, "reference"))
    ):
        return None
    web = _text(row, "web")
    return CouncilPaper(
        id=row["id"],
        reference=_text(row, "reference"),
        name=_text(row, "name"),
        dated_on=_day(row.get("date")),
        web=web if web.startswith(("https://", "http://")) else "",
    )


def _text(row: Json, name: str, limit: str = "") -> str:
    value = row.get(name)
    return " ".join(value.split())[: LONGEST[limit or name]] if isinstance(value, str) else ""


def _day(value: object) -> date | None:
    if isinstance(value, str):
        with suppress(ValueError):
            return datetime.fromisoformat(value).date()
    return None


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)
