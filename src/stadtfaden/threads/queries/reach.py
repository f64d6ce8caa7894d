"""What hangs together over several steps, found by the database in one go."""

from collections.abc import Sequence

from django.db.models.expressions import RawSQL

from stadtfaden.corpus.models import Statement
from stadtfaden.threads.models import Link

# Written for SQLite and PostgreSQL alike: both allow one recursive branch that names the walk once, so the
# two kinds of joints, parents and links, are two sides of it; each is looked up in its own index. The type is
# asked for by way of the side: asked for straight, SQLite reads all links first, for a Bloom filter in vain.
_WALK = """
WITH RECURSIVE walk(pk, step) AS (
    SELECT {statement}.id, 0 FROM {statement} WHERE {statement}.id = %s
    UNION
    SELECT CASE side.number WHEN 0 THEN family.{family_far} ELSE joint.{link_far} END, walk.step + 1
    FROM walk
    CROSS JOIN (SELECT 0 AS number UNION ALL SELECT 1) AS side
    LEFT JOIN {statement} AS family ON side.number = 0 AND family.{family_near} = walk.pk
    LEFT JOIN {link} AS joint ON side.number = 1 AND joint.{link_near} = walk.pk
        AND CASE side.number WHEN 1 THEN joint.type END IN ({types})
    WHERE walk.step < %s AND (family.{family_far} IS NOT NULL OR joint.{link_far} IS NOT NULL)
)
SELECT pk FROM walk
"""
_UP = {"family_near": "id", "family_far": "parent_id", "link_near": "source_id", "link_far": "target_id"}
_DOWN = {"family_near": "parent_id", "family_far": "id", "link_near": "target_id", "link_far": "source_id"}


def within_reach(start: int, steps: int, types: Sequence[str], *, is_up: bool) -> RawSQL:
    """The pks of statements at most `steps` away over parents and links, `start` among them; for `__in`.

    Reviews and editions are not looked at: who asks for rows filters them.
    """
    names = {
        "statement": Statement._meta.db_table,  # noqa: SLF001 -- Django's documented way to a table's name
        "link": Link._meta.db_table,  # noqa: SLF001 -- see above
        "types": ", ".join(["%s"] * len(types)),
    }
    sql = _WALK.format(**names, **(_UP if is_up else _DOWN))
    return RawSQL(sql, (start, *types, steps))  # noqa: S611 -- names come from the models, values are bound
