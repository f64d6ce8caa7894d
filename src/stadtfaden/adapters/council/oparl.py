"""A client for OParl 1.0 and 1.1, the open interface of council information systems.

Specification: https://oparl.org/spezifikation/. What a server says is not trusted: only addresses of the
server that was named are followed, answers are limited in size, lists in length, and every value is checked.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import Any, TypeVar, cast
from urllib.parse import urljoin, urlsplit

import requests

from stadtfaden.core.council import CouncilDecision, CouncilPaper

Json = Mapping[str, Any]
TIMEOUT = (10, 60)  # seconds to connect, to answer
MOST_BYTES = 20_000_000
MOST_PARTS = 5_000  # of a list
MOST_IDLE = 3  # parts on end that say nothing new
MOST_TURNS = 5  # to where an answer is said to be
LONGEST_ANSWER = 180.0  # seconds, however slowly it comes
LONGEST_ASKING = 3_600  # seconds, for everything together
PIECE = 65_536
LONGEST = {
    "id": 500,
    "reference": 80,
    "name": 600,
    "web": 500,
    "result": 200,
    "body": 200,
    "resolution": 20_000,
}
REQUIRED_TYPE = "/System"
Answer = TypeVar("Answer")


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
        self._end = monotonic() + LONGEST_ASKING
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
        """Part after part, as `links.next` leads, until it leads in a circle or to nothing new any more."""
        parts: set[str] = set()
        told: set[object] = set()
        idle = 0
        following: object = address
        while _is_text(following) and following not in parts:
            if len(parts) >= MOST_PARTS or idle >= MOST_IDLE:
                raise CouncilUnreachable(f"{address} nimmt kein Ende; nach {len(parts)} Teilen war Schluss.")
            parts.add(str(following))
            part = self._get(str(following))
            rows = part.get("data")
            fresh = [row for row in _rows(rows) if _text(row, "id") not in told]
            told |= {_text(row, "id") for row in fresh} - {""}
            yield from fresh
            idle = 0 if fresh else idle + 1
            links = part.get("links")
            following = links.get("next") if isinstance(links, Mapping) else None

    def _get(self, address: str) -> Json:
        """Follows the server to another address of its own, never to another server."""
        for _ in range(MOST_TURNS):
            address = self._own(address)
            if monotonic() > self._end:
                raise CouncilUnreachable(f"Nach {LONGEST_ASKING // 60} Minuten wurde aufgehört zu fragen.")
            found, elsewhere = within(LONGEST_ANSWER, self._ask, address)
            if not elsewhere:
                return found
            address = urljoin(address, elsewhere)
        raise CouncilUnreachable(f"{address} wird immer weiter verwiesen.")

    def _own(self, address: str) -> str:
        scheme, host = _place(address)
        if host == self._place[1] and (self._place[0], scheme) == ("http", "https"):
            self._place = (scheme, host)  # it has shown the better door: from now on only that one
        if host == self._place[1] and (self._place[0], scheme) == ("https", "http"):
            return f"https{address.removeprefix(scheme)}"  # it forgets which door it stands at
        if (scheme, host) != self._place:
            raise CouncilUnreachable(f"{address} liegt auf einem anderen Server und wird nicht gefragt.")
        return address

    def _ask(self, address: str) -> tuple[Json, str]:
        """The answer, or where it is said to be."""
        try:
            with self._session.get(address, timeout=TIMEOUT, stream=True, allow_redirects=False) as answer:
                if answer.is_redirect:
                    return {}, answer.headers["Location"]
                if answer.status_code != requests.codes.ok:
                    raise CouncilUnreachable(f"{address} antwortet mit {answer.status_code}.")
                found = json.loads(_limited(answer, address))
        except requests.RequestException as trouble:
            raise CouncilUnreachable(f"{address} ist nicht zu erreichen: {_why(trouble)}") from trouble
        except (ValueError, RecursionError) as trouble:
            raise CouncilUnreachable(f"{address} antwortet nicht mit JSON.") from trouble
        if not isinstance(found, dict):
            raise CouncilUnreachable(f"{address} antwortet nicht mit einem Objekt.")
        return found, ""


def within(seconds: float, ask: Callable[[str], Answer], address: str) -> Answer:
    """What `ask` answers of this address. Who sends a letter now and then keeps every timeout of the network
    waiting, so the whole answer has one of its own; the thread that still listens ends with the process.
    Raises CouncilUnreachable, and whatever `ask` raises.
    """
    done: Queue[tuple[Answer | None, BaseException | None]] = Queue()

    def listen() -> None:
        try:
            done.put((ask(address), None))
        except BaseException as trouble:  # noqa: BLE001 -- handed to whoever waits, and raised there
            done.put((None, trouble))

    Thread(target=listen, daemon=True).start()
    try:
        found, trouble = done.get(timeout=seconds)
    except Empty:
        raise CouncilUnreachable(f"{address} war nach {seconds:g} Sekunden noch nicht fertig.") from None
    if trouble is not None:
        raise trouble
    return cast("Answer", found)


def _why(trouble: requests.RequestException) -> str:
    match trouble:
        case requests.exceptions.Timeout():
            return "Der Server antwortet nicht in der Zeit."
        case requests.exceptions.SSLError():
            return "Sein Zertifikat wird nicht anerkannt."
        case requests.exceptions.ChunkedEncodingError():
            return "Die Antwort bricht mittendrin ab."
        case requests.exceptions.ConnectionError():
            return "Den Server gibt es nicht, oder er nimmt keine Verbindung an. Stimmt die Adresse?"
    return "Die Adresse ist nicht zu verstehen."


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


def _rows(said: object) -> Iterator[Json]:
    return (row for row in said if isinstance(row, Mapping)) if isinstance(said, list) else iter(())


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
