"""``python -m sayso`` is ``sayso``."""

from sayso.cli.main import run

run()
