import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("decision", "0002_acts"),
        ("register", "0003_person_died_on"),
    ]

    operations = [
        migrations.CreateModel(
            name="LostNumbers",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("decision", "Quyết định"), ("proposal_letter", "Tờ trình")], max_length=20
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("first", models.PositiveIntegerField(verbose_name="từ số")),
                ("last", models.PositiveIntegerField(verbose_name="đến số")),
                ("last_day", models.DateField(verbose_name="ngày của số cuối")),
                ("because", models.CharField(max_length=500, verbose_name="vì sao mất")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lost_numbers",
                        to="register.unit",
                        verbose_name="cơ quan",
                    ),
                ),
            ],
            options={
                "verbose_name": "số văn bản đã mất bản ghi",
                "ordering": ["body_id", "kind", "year", "first"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))), name="lost_numbers_in_order"
                    ),
                    models.UniqueConstraint(fields=("body", "kind", "year", "first"), name="lost_once"),
                ],
            },
        ),
    ]
