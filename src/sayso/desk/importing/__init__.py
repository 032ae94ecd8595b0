"""Files and web addresses become articles: planned, read, matched with what is known, saved in batches."""

from sayso.desk.importing.plan import Settings
from sayso.desk.importing.report import FileReport, Outcome
from sayso.desk.importing.run import run_import
from sayso.fetch.limits import Limits

__all__ = ["FileReport", "Limits", "Outcome", "Settings", "run_import"]
