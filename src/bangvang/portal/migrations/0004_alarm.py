"""What is noticed of who copies the roll."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0003_editing"),
    ]

    operations = [
        migrations.CreateModel(
            name="Alarm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("canary", "hỏi tên dò, tên không ai mang"),
                            ("address", "một mạng tra liên tục dù đã được bảo chờ"),
                            ("everybody", "mọi mạng cộng lại tra quá mức của một giờ"),
                        ],
                        max_length=20,
                        verbose_name="việc",
                    ),
                ),
                ("hour", models.DateTimeField(verbose_name="giờ")),
                ("network", models.CharField(blank=True, max_length=60, verbose_name="mạng")),
            ],
            options={
                "verbose_name": "cảnh báo chép bảng vàng",
                "ordering": ["-hour", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "hour", "network"), name="one_alarm_a_kind_an_hour_a_network"
                    )
                ],
            },
        ),
    ]
