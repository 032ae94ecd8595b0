"""The review screen and its plain twin: what keys mean is in ``state``, what changes in ``reviewer``."""
