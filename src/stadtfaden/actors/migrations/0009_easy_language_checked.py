from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("actors", "0008_notice"),
    ]

    operations = [
        migrations.AddField(
            model_name="look",
            name="easy_checked_by",
            field=models.CharField(blank=True, max_length=160),
        ),
        migrations.AddField(
            model_name="look",
            name="easy_checked_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="look",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("easy_checked_by", ""), ("easy_checked_on", None)),
                    models.Q(
                        models.Q(("easy_checked_by", ""), _negated=True),
                        ("easy_checked_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="easy_check_has_people_and_a_day",
            ),
        ),
    ]
