from django.db import migrations, models

OWNERS = ("europe", "federation", "state", "others")


class Migration(migrations.Migration):
    dependencies = [("corpus", "0006_own_papers")]

    operations = [
        migrations.AddField(
            "statement",
            "whose",
            models.CharField(choices=[(whose, whose) for whose in OWNERS], max_length=20, null=True),
        ),
    ]
