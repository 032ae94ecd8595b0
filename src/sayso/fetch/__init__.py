"""Web addresses go in, the bytes that answer come out; the one stage that speaks to a network.

The public names, each in its own module:

- ``addresses.is_address(text)`` tells an address from a path, ``addresses.read_address(text)`` checks one.
- ``limits.Limits`` says how long, how much and how far; ``limits.Held`` what is known of an address from before.
- ``fetcher.Fetcher(limits, ...).fetch(address, held)`` gives a ``Fetched``, or raises ``InputError``.

Nobody is asked but the host that an address names: no proxy, no cookies, no credentials, one connection at a time.
"""
