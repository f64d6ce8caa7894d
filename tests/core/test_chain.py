"""A chain of records says where it was touched."""

from dataclasses import replace
from datetime import UTC, datetime

from stadtfaden.core.chain import Record, digest_of, first_broken

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def chain(length):
    links, previous = [], ""
    for position in range(1, length + 1):
        record = Record(
            chain="auental",
            position=position,
            verb="link.confirmed",
            subject=f"threads.Link:{position}",
            detail={"after": {"review": "confirmed"}, "reason": "dasselbe Ziel"},
            by=7,
            happened_at=NOON,
            previous=previous,
        )
        previous = digest_of(record)
        links.append((record, previous))
    return links


def test_an_untouched_chain_holds():
    assert first_broken(chain(4)) is None


def test_a_changed_record_is_named():
    links = chain(4)
    record, digest = links[2]
    links[2] = (replace(record, detail={"after": {"review": "rejected"}}), digest)

    broken = first_broken(links)

    assert broken is not None
    assert (broken.position, broken.sentence) == (3, "Eintrag 3 ist nachträglich verändert worden.")


def test_a_missing_record_is_named():
    links = chain(4)
    del links[1]

    broken = first_broken(links)

    assert broken is not None
    assert broken.position == 2


def test_a_record_whose_digest_was_made_anew_no_longer_carries_the_next():
    links = chain(4)
    changed = replace(links[1][0], by=8)
    links[1] = (changed, digest_of(changed))

    broken = first_broken(links)

    assert broken is not None
    assert broken.sentence == "Eintrag 3 schließt nicht an den Eintrag vor ihm an."
