"""`docwright lint`.

run           the command
finding       DOCS → all defects, which are kept for later runs
diagnostics   what `generate` reports, as defects
selection     which ids and classes are shown
baseline      the file of what is known
accepted      what the accept file says about defects
"""
