"""One module a format: decoded text or bytes go in, documents come out."""
