"""A text goes in, its regions come out: which stretch is headline, byline, caption, body, credit or the page's own."""
