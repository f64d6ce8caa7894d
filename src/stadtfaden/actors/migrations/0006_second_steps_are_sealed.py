from django.conf import settings
from django.db import migrations

from stadtfaden.core.sealing import SEALED, sealed


def seal_second_steps(apps, _):
    """Apps and spare codes from before: their secrets stood there as they are."""
    for row in apps.get_model("mfa", "Authenticator").objects.exclude(type="webauthn"):
        for name in ("secret", "seed"):
            if name in row.data and not row.data[name].startswith(SEALED):
                row.data[name] = sealed(row.data[name], [settings.SECRET_KEY])
        if "migrated_codes" in row.data:
            codes = row.data["migrated_codes"]
            row.data["migrated_codes"] = [
                code if code.startswith(SEALED) else sealed(code, [settings.SECRET_KEY]) for code in codes
            ]
        row.save(update_fields=["data"])


class Migration(migrations.Migration):
    dependencies = [
        ("actors", "0005_looks"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(seal_second_steps, migrations.RunPython.noop)]
