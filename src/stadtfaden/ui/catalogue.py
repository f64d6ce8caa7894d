"""Compiles the translations without gettext's own tools: python -m stadtfaden.ui.catalogue

The sources are locale/<language>/LC_MESSAGES/django.po, one for the public pages and one for each room of the
desk; the django.mo beside it is kept in the repository.
Format: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
"""

import ast
import struct
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
MAGIC = 0x950412DE
CONTEXT_END = "\x04"
PLURAL_END = "\x00"
HEAD = 7


def messages_of(source: str) -> dict[str, str]:
    """Message to translation as a catalogue keeps them: context in front, plural forms joined."""
    found: dict[str, str] = {}
    for paragraph in source.split("\n\n"):
        parts = _parts(paragraph)
        if "msgid" not in parts:
            continue
        key = parts["msgid"]
        if "msgctxt" in parts:
            key = parts["msgctxt"] + CONTEXT_END + key
        if "msgid_plural" in parts:
            key += PLURAL_END + parts["msgid_plural"]
            forms = [parts[name] for name in sorted(parts) if name.startswith("msgstr[")]
            found[key] = PLURAL_END.join(forms)
        else:
            found[key] = parts["msgstr"]
    return found


def compiled(source: str) -> bytes:
    rows = sorted((key.encode(), value.encode()) for key, value in messages_of(source).items() if value)
    keys, values = b"", b""
    key_table: list[int] = []
    value_table: list[int] = []
    for key, value in rows:
        key_table += [len(key), len(keys)]
        value_table += [len(value), len(values)]
        keys += key + b"\0"
        values += value + b"\0"
    start = 4 * HEAD + 16 * len(rows)
    key_table = [n + start * (i % 2) for i, n in enumerate(key_table)]
    value_table = [n + (start + len(keys)) * (i % 2) for i, n in enumerate(value_table)]
    head = (MAGIC, 0, len(rows), 4 * HEAD, 4 * HEAD + 8 * len(rows), 0, start)
    return struct.pack(f"<{HEAD + 4 * len(rows)}I", *head, *key_table, *value_table) + keys + values


def _parts(paragraph: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    name = ""
    for line in paragraph.splitlines():
        if not line or line.startswith("#"):
            continue
        if not line.startswith('"'):
            name, _, line = line.partition(" ")  # noqa: PLW2901 -- the rest of the line is the value
        parts[name] = parts.get(name, "") + str(ast.literal_eval(line))
    return parts


def main() -> None:
    for path in sorted(PACKAGE.rglob("locale/*/LC_MESSAGES/django.po")):
        path.with_suffix(".mo").write_bytes(compiled(path.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
