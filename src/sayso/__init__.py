"""sayso: a newsroom's story-tracking and claim-logging database."""

__version__ = "0.1.0"
