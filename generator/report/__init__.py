"""Results for people and machines, one module per format.

escape     how untrusted text leaves for a terminal or for JSON
terminal   the two output streams
progress   how far a run is
problems   what went wrong
text       lines for people: diagnostics, the summary of a run, one subject
json       the stable JSON forms (`docs/schema/`)
summary    the value that sums up a run of `generate`
page_paths paths of pages as people see them
changes    what a check finds: files that would change, and why
subject    a subject of the model, found by its id or the end of it
"""
