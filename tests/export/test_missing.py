import importlib
import sys

import pytest

from sayso.model.errors import ConfigError
from sayso.model.tables import ClaimLine


@pytest.mark.parametrize(("name", "library"), [("parquet", "pyarrow"), ("xlsx", "xlsxwriter")])
def test_a_missing_library_names_the_extra(name: str, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the optional library the message says what to install."""
    monkeypatch.setitem(sys.modules, library, None)
    encode = importlib.import_module(f"sayso.export.{name}").encode

    with pytest.raises(ConfigError, match=rf"pip install 'sayso\[{name}\]'"):
        list(encode([], ClaimLine))
