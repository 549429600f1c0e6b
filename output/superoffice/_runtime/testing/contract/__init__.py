"""Contract tests: the client against the samples of the documentation, over real HTTP.

    plugin        what pytest asks: the tests, expected failures and the summary
    cases         the tests themselves
    data          the samples, as the bytes of their pages
    exchange      a server on this machine, and one call of a client
    json_places   every value of JSON at its place in a result
    xml_places    the same for XML
    rest, soap    what the clients of each protocol must send and give
    live          the same calls to a real tenant

What is expected comes from the bytes of the pages, what is called from the client. Nothing here knows the model.
"""
