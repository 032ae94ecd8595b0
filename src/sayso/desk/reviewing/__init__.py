"""A review: articles as an editor settles them, changes that never overwrite a colleague's, and where one was."""
