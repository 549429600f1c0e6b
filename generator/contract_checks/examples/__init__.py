"""The examples in the docs: run as they are shown, and their requests and results compared with the pages.

docs     reads them from the docs beside the tests
parts    whether a request has only what a page shows
rest     an example of REST; `soap`: one of SOAP
"""
