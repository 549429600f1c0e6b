"""The answers on the pages of the documentation, for unit tests of code that uses the SDK."""

from __future__ import annotations

from typing import Final, cast

import msgspec

from ..package_files import read_file
from ..public import public
from ..transport.messages import Response
from .http_text import read_message
from .routes import PACKAGE

_NO_CONTENT: Final = 204
_NEXT_LINK: Final = b"odata.nextLink"


class _File(msgspec.Struct, frozen=True):
    """The file `samples.json`: the text of a sample answer by call."""

    samples: dict[str, str]


@public("testing")
def documented_samples(package: str = PACKAGE) -> dict[str, Response]:
    """Returns the answer to each REST call that the documentation shows, except for defective samples.

        transport = SampleTransport(documented_samples() | {"contact.get_all": [{"name": "Ferry"}]})

    Args:
        package: The package of the SDK.

    Returns:
        Answers by call, such as `contact.get_contact_entity`: status, headers and body as on the page, lists without
        the link to their next page.
    """
    data = read_file(package, "samples.json")
    samples = msgspec.json.decode(data, type=_File).samples
    return {call: _response(text) for call, text in samples.items()}


def _response(text: str) -> Response:
    message = read_message(text.encode())
    content = b"" if message.status == _NO_CONTENT else _last_page(message.body)
    return Response(status=message.status, headers=message.headers, content=content)


def _last_page(body: bytes) -> bytes:
    """Returns a list without its next link, which in a sample leads to a server that does not exist."""
    # parsing and writing may change a body that is no list
    if _NEXT_LINK not in body:
        return body
    try:
        document: object = msgspec.json.decode(body)
    except msgspec.DecodeError:
        return body
    if isinstance(document, dict):
        fields = cast("dict[str, object]", document)
        # OData 4 writes `@` before it
        document = {
            name: value
            for name, value in fields.items()
            if name.removeprefix("@") != _NEXT_LINK.decode()
        }
    return msgspec.json.encode(document)
