"""Golden files: what we send, to the byte, for a person to read before it is agreed.

A change that is meant: `GOLDEN=write pytest …`, then read the difference and commit it.
"""

import os
from pathlib import Path


def assert_golden(file: Path, written: bytes) -> None:
    """Fail unless `file` holds exactly these bytes."""
    if os.environ.get("GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(written)
    # As text where it is some, for a difference that one can read.
    assert written.decode(errors="backslashreplace") == file.read_bytes().decode(
        errors="backslashreplace"
    )
    assert written == file.read_bytes()
