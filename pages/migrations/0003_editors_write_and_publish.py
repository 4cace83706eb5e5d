"""Editors write, translate and publish below the homes. What Wagtail gives to groups by itself goes:

its editors could not publish, its moderators and their workflow approve what nobody would.
"""

from django.db import migrations

GROUP = "Editors"
ON_PAGES = ["add_page", "change_page", "publish_page"]


def appoint(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Group.objects.filter(name="Moderators").delete()
    for model in ("Workflow", "Task", "GroupPagePermission", "GroupCollectionPermission"):
        apps.get_model("wagtailcore", model).objects.all().delete()
    editors, _ = Group.objects.get_or_create(name=GROUP)
    Permission = apps.get_model("auth", "Permission").objects
    enter = Permission.get(content_type__app_label="wagtailadmin", codename="access_admin")
    editors.permissions.set([enter, _may_translate(apps)])
    for home in apps.get_model("pages", "HomePage").objects.all():
        for codename in ON_PAGES:
            apps.get_model("wagtailcore", "GroupPagePermission").objects.create(
                group=editors,
                page_id=home.pk,
                permission=Permission.get(content_type__app_label="wagtailcore", codename=codename),
            )


def _may_translate(apps):
    """Return the permission that Django would only make once all migrations have run."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="simple_translation", model="simpletranslation"
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename="submit_translation",
        defaults={"name": "Can submit translations"},
    )
    return permission


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0002_a_home_and_news_in_each_language"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]

    # Nothing to undo: without our pages the group has nothing to edit.
    operations = [migrations.RunPython(appoint, migrations.RunPython.noop)]
