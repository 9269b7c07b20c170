"""The two groups of the editors' area, what they may do, and the workflow of news; Wagtail's own examples go."""

from django.db import migrations

WRITERS, REVIEWERS, TASK, WORKFLOW = "Biên tập cổng", "Duyệt tin", "Duyệt tin", "Duyệt trước khi đăng"
PAGES = {WRITERS: ["add", "change"], REVIEWERS: ["add", "change", "publish", "lock", "unlock"]}
FILES = {WRITERS: ["add", "choose"], REVIEWERS: ["add", "change", "choose"]}
KINDS = [("wagtailimages", "image"), ("wagtaildocs", "document")]


def set_up(apps, schema_editor=None):
    """Write groups, permissions and workflow; what is there already stays as it is."""
    model = apps.get_model
    Group, Page = model("auth", "Group"), model("wagtailcore", "Page")
    root = Page.objects.filter(depth=1).order_by("path").first()
    collection = model("wagtailcore", "Collection").objects.filter(depth=1).order_by("path").first()
    name_the_roots(root, collection)
    groups = {name: Group.objects.get_or_create(name=name)[0] for name in (WRITERS, REVIEWERS)}
    for name, group in groups.items():
        group.permissions.add(permission(apps, "wagtailadmin", "admin", "access_admin"))
        for act in PAGES[name]:
            model("wagtailcore", "GroupPagePermission").objects.get_or_create(
                group=group, page=root, permission=permission(apps, "wagtailcore", "page", f"{act}_page")
            )
        for app, kind in KINDS:
            for act in FILES[name]:
                model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
                    group=group, collection=collection, permission=permission(apps, app, kind, f"{act}_{kind}")
                )
    write_workflow(apps, root, groups[REVIEWERS])


def name_the_roots(root, collection):
    """Both are shown to editors and begin with an English name."""
    root.title = root.draft_title = "Cổng"
    root.save(update_fields=["title", "draft_title"])
    collection.name = "Chung"
    collection.save(update_fields=["name"])


def write_workflow(apps, root, reviewers):
    model = apps.get_model
    Task, Workflow = model("wagtailcore", "GroupApprovalTask"), model("wagtailcore", "Workflow")
    if Workflow.objects.filter(name=WORKFLOW).exists():
        return
    kind, _ = model("contenttypes", "ContentType").objects.get_or_create(app_label="wagtailcore", model="groupapprovaltask")
    task = Task.objects.create(name=TASK, content_type=kind, active=True)
    task.groups.add(reviewers)
    workflow = Workflow.objects.create(name=WORKFLOW, active=True)
    model("wagtailcore", "WorkflowTask").objects.create(workflow=workflow, task=task, sort_order=0)
    model("wagtailcore", "WorkflowPage").objects.create(workflow=workflow, page=root)


def permission(apps, app, kind, codename):
    """A permission that Django would only write after the last migration."""
    model = apps.get_model
    content_type, _ = model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=kind)
    return model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": codename.replace("_", " ").capitalize()}
    )[0]


def put_examples_away(apps, schema_editor):
    """Groups and workflow with which Wagtail begins: nobody is in them, and no mandate stands behind them."""
    model = apps.get_model
    Workflow = model("wagtailcore", "Workflow")
    model("wagtailcore", "WorkflowPage").objects.filter(workflow__name="Moderators approval").delete()
    if not model("wagtailcore", "WorkflowState").objects.filter(workflow__name="Moderators approval").exists():
        Workflow.objects.filter(name="Moderators approval").delete()
        model("wagtailcore", "Task").objects.filter(name="Moderators approval").delete()
    model("auth", "Group").objects.filter(name__in=["Editors", "Moderators"], user=None).delete()


def begin(apps, schema_editor):
    put_examples_away(apps, schema_editor)
    set_up(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0002_newsroom"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
