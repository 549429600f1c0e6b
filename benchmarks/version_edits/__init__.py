"""Random edits of a model and of pages, and whether the old SDK's contract tests pass with the new SDK of each."""
