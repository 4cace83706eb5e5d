from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Lease",
            fields=[
                ("worker", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("expires_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Timer",
            fields=[
                ("job", models.CharField(max_length=200, primary_key=True, serialize=False)),
                ("slot_at", models.DateTimeField()),
            ],
        ),
    ]
