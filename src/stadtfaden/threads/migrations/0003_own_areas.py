from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("threads", "0002_people_decide")]

    operations = [
        migrations.AddField(model_name="area", name="is_current", field=models.BooleanField(default=True)),
        migrations.AddField(model_name="statementarea", name="share", field=models.FloatField(null=True)),
    ]
