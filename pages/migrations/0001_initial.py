"""The kinds of page: home, news, articles, and pages that stay."""

import django.db.models.deletion
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

import pages.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="HomePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("heading", models.CharField(blank=True, max_length=120, verbose_name="Heading")),
                (
                    "intro",
                    models.TextField(
                        blank=True,
                        help_text="One sentence or two, for a first visit.",
                        verbose_name="What this is",
                    ),
                ),
            ],
            options={
                "verbose_name": "home page",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="NewsIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "news index",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="NewsPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("date", models.DateField(default=pages.models.today, verbose_name="Date")),
                (
                    "lead",
                    models.TextField(
                        help_text="The first sentence or two.", max_length=400, verbose_name="Lead"
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [("heading", 0), ("text", 1), ("quote", 4)],
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "icon": "title",
                                    "label": "Heading",
                                    "template": "pages/blocks/heading.html",
                                },
                            ),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["h3", "bold", "italic", "ol", "ul", "link"],
                                    "icon": "pilcrow",
                                    "label": "Text",
                                },
                            ),
                            2: ("wagtail.blocks.TextBlock", (), {"label": "Words"}),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Who says so", "required": False},
                            ),
                            4: ("wagtail.blocks.StructBlock", [[("text", 2), ("source", 3)]], {}),
                        },
                        verbose_name="Body",
                    ),
                ),
                (
                    "related",
                    wagtail.fields.StreamField(
                        [("meeting", 0), ("gap", 1)],
                        blank=True,
                        block_lookup={
                            0: ("pages.blocks.MeetingBlock", (), {}),
                            1: ("pages.blocks.GapBlock", (), {}),
                        },
                        verbose_name="Spoken of here",
                    ),
                ),
            ],
            options={
                "verbose_name": "news article",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="StandardPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("lead", models.TextField(blank=True, max_length=400, verbose_name="Lead")),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [("heading", 0), ("text", 1), ("quote", 4)],
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "icon": "title",
                                    "label": "Heading",
                                    "template": "pages/blocks/heading.html",
                                },
                            ),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["h3", "bold", "italic", "ol", "ul", "link"],
                                    "icon": "pilcrow",
                                    "label": "Text",
                                },
                            ),
                            2: ("wagtail.blocks.TextBlock", (), {"label": "Words"}),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Who says so", "required": False},
                            ),
                            4: ("wagtail.blocks.StructBlock", [[("text", 2), ("source", 3)]], {}),
                        },
                        verbose_name="Body",
                    ),
                ),
            ],
            options={
                "verbose_name": "standard page",
            },
            bases=("wagtailcore.page",),
        ),
    ]
