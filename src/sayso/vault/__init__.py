"""Keys and sealed identities: the one place that encrypts, with the library's own recipes and none of ours."""
