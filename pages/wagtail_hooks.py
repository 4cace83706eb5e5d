"""What editors see of Wagtail's admin: what they need here, and no more."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem

SPARE = {"help"}  # leads to another site


@hooks.register("construct_main_menu")
def leave_out_what_is_spare(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    menu_items[:] = [item for item in menu_items if item.name not in SPARE]
