"""Every piece of news belongs to a body: that of its conference, else of whoever began it, else the first of the house."""

import django.db.models.deletion
from django.db import migrations, models

WRITES = ("editor", "leader", "officer")
"""Roles by whose mandate a page without a conference finds its body, in this order."""


def give(apps, schema_editor=None):
    """Tell every page its agency. A house with news and without any unit never was: a writer has a mandate over one."""
    page = apps.get_model("portal", "NewsPage")
    for one in page.objects.select_related("conference").filter(agency=None):
        page.objects.filter(pk=one.pk).update(agency=agency_of(apps, one))


def agency_of(apps, page):
    if page.conference is not None:
        return page.conference.body_id
    mandates = apps.get_model("register", "Mandate").objects.filter(user_id=page.owner_id).order_by("begins_on", "pk")
    units = [one.unit_id for role in WRITES for one in mandates if one.role == role]
    return body_at_or_above(apps, units[0]) if units else first_body(apps)


def body_at_or_above(apps, unit_id):
    units = apps.get_model("register", "Unit").objects
    unit = units.get(pk=unit_id)
    while not unit.is_body and unit.parent_id is not None:
        unit = units.get(pk=unit.parent_id)
    return unit.pk if unit.is_body else unit_id


def first_body(apps):
    units = apps.get_model("register", "Unit").objects.order_by("-is_body", "pk")
    return units.values_list("pk", flat=True).first()


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0004_alarm"),
        ("register", "0004_unit_merged_into"),
        ("conference", "0009_records"),
    ]
    operations = [
        migrations.AddField(
            model_name="newspage",
            name="agency",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="register.unit",
                verbose_name="cơ quan",
            ),
        ),
        migrations.RunPython(give, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="newspage",
            name="agency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="register.unit",
                verbose_name="cơ quan",
            ),
        ),
    ]
