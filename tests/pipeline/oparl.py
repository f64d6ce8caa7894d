"""A council information system that speaks OParl 1.1 over real HTTP on this machine."""

import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

SCHEMA = "https://schema.oparl.org/1.1"
IN_A_PART = 2


class Council:
    """What the server says, by path; `{here}` in any text is its own address."""

    def __init__(self):
        self.here = ""
        self.objects = {}
        self.lists = {}
        self.raw = {}
        self.asked = []

    def say(self, path, kind, **fields):
        self.objects[path] = {"id": f"{{here}}{path}", "type": f"{SCHEMA}/{kind}", **fields}

    def list(self, path, *members):
        """A list whose parts lead to each other."""
        self.lists[path] = members

    def answer(self, path, query):
        if path in self.raw:
            return self.raw[path]
        if path in self.objects:
            return 200, json.dumps(self.objects[path])
        if path not in self.lists:
            return 404, "{}"
        number = int(query.partition("page=")[2] or 1)
        members = self.lists[path]
        part = members[(number - 1) * IN_A_PART : number * IN_A_PART]
        more = number * IN_A_PART < len(members)
        links = {"next": f"{{here}}{path}?page={number + 1}"} if more else {}
        data = [self.objects[member] for member in part]
        return 200, json.dumps({"data": data, "links": links, "pagination": {"totalElements": len(members)}})


def council_of(title="Radkonzept", reference="2021/0815", make=Council):
    """One body with four papers: one decided, one only prepared, one deleted, one about something else."""
    made = make()
    made.say("/system", "System", oparlVersion=f"{SCHEMA}/", body="{here}/bodies")
    made.list("/bodies", "/body/1")
    made.say("/body/1", "Body", name="Stadt Auental", paper="{here}/papers")
    made.list("/papers", "/paper/1", "/paper/2", "/paper/3", "/paper/4")
    made.say(
        "/paper/1",
        "Paper",
        name=f"{title}: Beschluss",
        reference=f"Vorlage Nr. {reference}",
        date="2021-06-01",
        web="https://ris.example.org/1",
        consultation=[
            {"agendaItem": "{here}/item/1", "meeting": "{here}/meeting/1", "authoritative": False},
            {"agendaItem": "{here}/item/2", "meeting": "{here}/meeting/2", "authoritative": True},
        ],
    )
    made.say("/paper/2", "Paper", name="Haushalt", reference="2021/0001", date="2021-01-05")
    made.say("/paper/3", "Paper", name=title, reference=reference, deleted=True)
    made.say("/paper/4", "Paper", name="Straßennamen", reference="2021/0002")
    made.say("/item/1", "AgendaItem", name="TOP 3", result="zur Kenntnis genommen")
    made.say(
        "/item/2", "AgendaItem", name="TOP 4", result="einstimmig beschlossen", resolutionText="Der Rat …"
    )
    made.say("/meeting/1", "Meeting", name="Verkehrsausschuss", start="2021-07-06T17:00:00+02:00")
    made.say("/meeting/2", "Meeting", name="Stadtrat", start="2021-07-20T16:00:00+02:00")
    return made


@contextmanager
def served(council):
    """The address of its system, while it answers."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self):
            path, _, query = self.path.partition("?")
            council.asked.append(self.path)
            status, body = council.answer(path, query)
            data = body.replace("{here}", council.here).encode() if isinstance(body, str) else body
            self.send_response(status)
            if status in {301, 302}:
                self.send_header("Location", data.decode())
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            """Tests stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    council.here = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"{council.here}/system"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
