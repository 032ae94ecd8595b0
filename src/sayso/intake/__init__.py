"""Bytes go in, documents come out: every format that news arrives in, with its regions and exact offsets.

The public names, each in its own module:

- ``read.read(name, data, *, encoding="", as_format="", limit=LIMIT)`` yields a ``Document`` for every article in
  ``data`` and an ``InputError`` for every part that has to be refused. It never raises for bad input.
- ``outlet.with_outlet(document, *, name="", manifest="", option="")`` settles who published, or raises ``InputError``.
- ``walk.walk(paths, stdin=None)`` yields ``Found`` files, ``Skipped`` ones and ``InputError`` items in order.
- ``manifest.load_manifest(name, data, *, root=None, known_outlets=())`` reads a manifest into a ``Manifest``.
- ``copies.Copies().likely(text)`` and ``.add(key, text)`` name the earlier text that a new one likely copies;
  ``copies.comparable(document)`` is the text to give it.
- ``published.edtf_of(text)`` reads a publication date into EDTF, or gives an empty string.
"""
