import shutil

import pytest

from tests.meetings.ics.readers import IcalJs


@pytest.fixture(scope="session")
def icaljs():
    if not shutil.which("node"):
        pytest.skip("needs node")
    reader = IcalJs()
    yield reader
    reader.close()
