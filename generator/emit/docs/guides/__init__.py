"""Guides: texts about the use of the SDK, with examples from its own calls and tables from the runtime's own docstrings.

table        the guides in their order, and which SDKs have them
pages        the pages, from templates in `templates/docs/guides/`
chosen       the calls that examples show, chosen from what the SDK has
arguments    what these calls are called with
options      the options of constructors and the credentials, from the sources of the runtime
"""
