import pytest
from sqlalchemy import Table

from sayso.store.records import TABLES, field_of, portable_columns


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_no_two_columns_share_a_field(table: Table) -> None:
    """A claim's place as written and the place it refers to are two fields of its record."""
    fields = [field_of(column) for column in portable_columns(table)]

    assert sorted(set(fields)) == sorted(fields)
