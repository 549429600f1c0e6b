"""Calls of REST operations before and after the exchange with the server."""

from __future__ import annotations

import msgspec

from ..calls import CallBase, CallerBase
from ..errors import EncodeError
from ..messages import Headers, Request, Response
from ..options import CallOptions, Settings
from .answer import Page, read_answer
from .codec import Codec
from .content import accept, request_body
from .endpoint import Values, operation_url, root_url
from .schema import OperationSchema


class Call(CallBase):
    """One call: its request, and what its answer means."""

    def __init__(
        self, codec: Codec, name: str, operation: OperationSchema, request: Request
    ) -> None:
        super().__init__(request)
        self.name = name
        self._codec = codec
        self._operation = operation

    def result(self, response: Response) -> object:
        """The result of the call; a `Page` of an operation that lists rows."""
        return read_answer(
            self._codec, self.name, self._operation, self.request, response
        )

    def page(self, response: Response) -> Page:
        """The result of the call, of an operation that lists rows."""
        page = self.result(response)
        assert isinstance(page, Page)
        return page

    def following(self, url: str) -> Call:
        """The call for the next page."""
        request = msgspec.structs.replace(
            self.request, method="GET", url=url, content=b""
        )
        return Call(self._codec, self.name, self._operation, request)


class ListCall(Call):
    """The call for the first page of a list."""

    def __init__(
        self,
        codec: Codec,
        name: str,
        operation: OperationSchema,
        request: Request,
        top: int | None,
    ) -> None:
        super().__init__(codec, name, operation, request)
        self.top = top
        """The most rows of all pages together."""


class Caller(CallerBase):
    """Prepares the calls of one client."""

    def __init__(
        self, package: str, base_url: str, headers: Headers, settings: Settings
    ) -> None:
        self._codec = Codec.for_package(package)
        self._root = root_url(base_url, self._codec.schema.version)
        super().__init__(f"{self._root}/api/{self._codec.schema.version}", settings)
        self._headers = headers

    def prepare(
        self,
        group: str,
        operation: str,
        arguments: tuple[object, ...],
        options: CallOptions,
    ) -> Call:
        """The call of an operation of an agent or a resource."""
        name = f"{group}.{operation}"
        self._check(name, options)
        schema = self._codec.schema.operation(group, operation)
        values = list(zip(schema.parameters, arguments, strict=True))
        try:
            request = self._request(schema, values, options)
            top = _top(values)
        except EncodeError as error:
            raise error.within(operation) from None
        if schema.result != "rows":
            return Call(self._codec, name, schema, request)
        return ListCall(self._codec, name, schema, request, top)

    def _request(
        self, schema: OperationSchema, values: Values, options: CallOptions
    ) -> Request:
        _check_required(values)
        extra_query = options.get("extra_query", {})
        url = operation_url(self._codec.types, self._root, schema, values, extra_query)
        parts = [(one, value) for one, value in values if one.location == "body"]
        content, content_type = request_body(self._codec.types, schema, parts)
        headers = {"Accept": accept(schema)}
        if content_type is not None:
            headers["Content-Type"] = content_type
        return Request(
            method=schema.method,
            url=url,
            headers=self._headers.replaced(headers).replaced(
                options.get("extra_headers", {})
            ),
            content=content,
            timeout=self._timeout(options),
        )


def _check_required(values: Values) -> None:
    for parameter, value in values:
        if value is None and (parameter.required or parameter.location == "path"):
            raise EncodeError(parameter.wire, "must not be None")


def _top(values: Values) -> int | None:
    """The argument of `$top`, which bounds what is read, too."""
    for parameter, value in values:
        if parameter.wire == "$top" and value is not None:
            if not isinstance(value, int) or value < 0:
                raise EncodeError(parameter.wire, "must be 0 or more")
            return value
    return None


def list_call(call: CallBase) -> ListCall:
    """A call of an operation that lists rows, as such."""
    assert isinstance(call, ListCall), "the operation lists rows"
    return call
