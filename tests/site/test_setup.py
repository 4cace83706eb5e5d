"""`python -m kreba setup` makes an installation ready, and does nothing to one that is."""

from io import StringIO

import pytest
from django.core.management import call_command

from kreba.accounts.models import User
from kreba.jobs.models import Lease


def setup():
    said = StringIO()
    call_command("setup", stdout=said)
    return said.getvalue()


@pytest.mark.django_db
def test_where_no_demo_is_wanted_nobody_is_made(settings):
    settings.DEMO = False

    assert setup() == ""
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_demo_is_loaded_once(settings):
    settings.DEMO = True

    assert "Loading the demo" in setup()
    assert User.objects.filter(email="facilitator@example.org").exists()
    assert setup() == ""


@pytest.mark.django_db
def test_a_demo_is_not_laid_over_people_who_are_there(settings):
    settings.DEMO = True
    User.objects.create_user(email="nino@example.org")

    assert setup() == ""
    assert User.objects.count() == 1


@pytest.mark.postgres
def test_a_database_that_is_behind_is_brought_up_to_date(own_database, settings):
    settings.DEMO = False
    call_command("migrate", "jobs", "zero", verbosity=0)

    assert "up to date" in setup()
    assert not Lease.objects.exists()
