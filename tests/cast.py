"""The people of the tests. Each is made where it is needed; names say what they may."""

from datetime import UTC, datetime

from stadtfaden.actors.models import Membership, Municipality, Role, User

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ROLES = {
    "carla_contributor": Role.CONTRIBUTOR,
    "rita_editor": Role.EDITOR,
    "anton_approver": Role.APPROVER,
    "adele_administrator": Role.ADMINISTRATOR,
}


def person(name, city=None):
    """One of ROLES with a desk in the city, or anybody else without one."""
    user, is_new = User.objects.get_or_create(
        email=f"{name}@example.org", defaults={"name": name.replace("_", " ").title()}
    )
    if is_new:
        user.set_password(name)
        user.save()
    if city is not None and name in ROLES:
        Membership.objects.get_or_create(
            user=user, municipality=city, defaults={"role": ROLES[name], "began_at": NOON}
        )
    return user


def cast_of(city):
    """By name: everybody with a desk here, somebody of another city, a citizen without any desk."""
    elsewhere, _ = Municipality.objects.get_or_create(slug="anderswo", defaults={"name": "Anderswo"})
    otto = person("otto_other_city")
    Membership.objects.get_or_create(
        user=otto, municipality=elsewhere, defaults={"role": Role.ADMINISTRATOR, "began_at": NOON}
    )
    people = {name: person(name, city) for name in ROLES}
    return {**people, "otto_other_city": otto, "zita_citizen": person("zita_citizen")}
