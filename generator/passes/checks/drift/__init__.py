"""Pages of REST and documents of OpenAPI that describe the same operation, and disagree.

The model follows one of both, by the rule of `passes/openapi/with_pages.py`: each defect names both places, and the one that
is believed.
"""
