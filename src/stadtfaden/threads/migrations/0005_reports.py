from django.db import migrations, models

TYPES = (
    *("supports", "refines", "implements", "measures", "duplicates", "conflicts", "supersedes", "covers"),
    "reports",
)


class Migration(migrations.Migration):
    dependencies = [("threads", "0004_counted_at_a_glance")]

    operations = [
        migrations.AlterField(
            "link", "type", models.CharField(choices=[(type_, type_) for type_ in TYPES], max_length=20)
        ),
    ]
