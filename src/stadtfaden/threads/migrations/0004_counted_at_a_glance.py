from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("threads", "0003_own_areas")]

    operations = [
        migrations.AddIndex(
            "candidate",
            models.Index(
                name="candidates_put_off",
                fields=["municipality", "kind", "postponed_until"],
                condition=models.Q(postponed_until__isnull=False),
            ),
        ),
        migrations.AddIndex(
            "link", models.Index(name="links_by_review", fields=["review", "source", "target"])
        ),
    ]
