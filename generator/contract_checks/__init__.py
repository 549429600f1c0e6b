"""Contract tests: the client against the samples of the documentation, over real HTTP.

Code of every SDK, not of the generator: it is copied to `OUT/tests/contract/`, where `generator.runtime` is the runtime
of the SDK. So it imports its own modules relatively, and only the runtime by name.

    conftest       what pytest reads first
    plugin         what pytest asks: the tests, expected failures and the summary
    cases          the tests themselves
    contract       all contracts of a package: one server, one event loop, and the clients
    data           the samples and tables, as the bytes of their pages
    table          rows of tables, as the pages show them
    exchange       a server on this machine
    calls, clients the call for an operation, and synchronous and asynchronous clients to make it with
    json_places    every value of JSON at its place in a value; `xml_places`: the same for XML
    annotations    whether a value is what generated code promises
    wsdl           the schemas of WSDL pages, and requests against them; `xsd`: XML against schemas
    rest, soap     what the clients of each protocol must send and give
    live           the same calls to a real tenant
    examples       the examples in the docs, run as they are shown

What is expected comes from the bytes of the pages, what is called from the client. Nothing here knows the model.
"""
