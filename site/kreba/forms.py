"""How our forms are written: label, hint, error in words, then the input."""

from django.forms.renderers import TemplatesSetting


class HouseRenderer(TemplatesSetting):
    """Writes `{{ form }}` and `{{ field.as_field_group }}` by templates of our own.

    Django's stay as they are, since Wagtail's admin is drawn with them.
    """

    form_template_name = "django/forms/house/form.html"
    field_template_name = "django/forms/house/field.html"
