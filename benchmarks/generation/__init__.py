"""What generating costs: Docwright's runs, the peers' runs on the same operations, and the limits of both.

inputs      folders of pages that a run may change, the WSDLs in them, documents for peers
openapi     Swagger 2 with the routes of given operations as OpenAPI 3
processes   the time and the memory of a program with all processes that it starts
docwright   a folder in which Docwright generates again and again
peers       xsdata and openapi-python-client
growth      sizes of docs and the exponent of the time
limits      what parts of the work cost alone
black_alone what formatting costs alone
rows        goals, and what was reached
measuring   all of it in turns
"""
