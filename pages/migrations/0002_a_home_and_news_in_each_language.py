"""Every language begins with a home and its news, so that no address speaks another's language."""

from uuid import uuid4

from django.db import migrations

HOMES = {"en": "Home", "ka": "მთავარი"}
NEWS = {"en": "News", "ka": "სიახლეები"}


def plant(apps, schema_editor):
    """Put our homes where Wagtail's migrations left their page of welcome, and its site."""
    Page = apps.get_model("wagtailcore", "Page")
    Page.objects.filter(depth=2).delete()
    root = Page.objects.get(depth=1)
    keys = {"HomePage": uuid4(), "NewsIndexPage": uuid4()}
    homes = []
    for number, (code, title) in enumerate(HOMES.items(), start=1):
        locale, _ = apps.get_model("wagtailcore", "Locale").objects.get_or_create(
            language_code=code
        )
        make = _maker(apps, locale, keys)
        slug = "home" if code == "en" else f"home-{code}"
        homes.append(make("HomePage", root, number, title=title, slug=slug))
        make("NewsIndexPage", homes[-1], 1, title=NEWS[code], slug="news")
    Page.objects.filter(pk=root.pk).update(numchild=len(homes))
    apps.get_model("wagtailcore", "Site").objects.create(
        hostname="localhost", root_page_id=homes[0].pk, is_default_site=True
    )


def _maker(apps, locale, keys):
    """Return what adds a page; historical models know nothing of treebeard's paths."""
    ContentType = apps.get_model("contenttypes", "ContentType")

    def make(kind, parent, number, **fields):
        content_type, _ = ContentType.objects.get_or_create(app_label="pages", model=kind.lower())
        return apps.get_model("pages", kind).objects.create(
            **fields,
            draft_title=fields["title"],
            content_type=content_type,
            locale=locale,
            translation_key=keys[kind],
            path=f"{parent.path}{number:04d}",
            depth=parent.depth + 1,
            numchild=1 if kind == "HomePage" else 0,
            url_path=f"{parent.url_path}{fields['slug']}/",
        )

    return make


class Migration(migrations.Migration):
    dependencies = [("pages", "0001_initial")]

    # Back from here the tables themselves go.
    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
