"""Give the next number of a series."""

from django.db import connection, transaction

from meetings.domain import numbers


def give(key: str) -> str:
    """Return the next number of `key`, inside the transaction that makes the record.

    The row stays locked until that transaction ends, so numbers have no gaps and no doubles.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("A number belongs to a record.")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO meetings_numberseries (key, last) VALUES (%s, 1)"
            " ON CONFLICT (key) DO UPDATE SET last = meetings_numberseries.last + 1"
            " RETURNING last",
            [key],
        )
        return numbers.write(key, cursor.fetchone()[0])
