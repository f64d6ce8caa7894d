from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("actors", "0003_invitation_names")]

    operations = [
        migrations.AddField("membership", "looked_at", models.DateTimeField(null=True)),
        migrations.AddField("membership", "written_at", models.DateTimeField(null=True)),
        migrations.AddIndex(
            "entry", models.Index(name="entries_of_a_verb", fields=["chain", "verb", "-position"])
        ),
        migrations.AddIndex(
            "entry",
            models.Index(name="entries_of_a_time", fields=["chain", "happened_at", "by", "verb"]),
        ),
    ]
