from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0002_words_of_names")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="died_on",
            field=models.DateField(blank=True, null=True, verbose_name="mất ngày"),
        )
    ]
