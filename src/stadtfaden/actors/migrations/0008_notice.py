from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("actors", "0007_subscriptions"),
    ]

    operations = [
        migrations.AddField(
            model_name="look",
            name="notice",
            field=models.CharField(blank=True, max_length=240),
        ),
    ]
