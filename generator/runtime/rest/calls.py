"""Calls of REST operations before and after the exchange with the server."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Final, Self

import msgspec

from ..auth import Auth
from ..client.caller import CallBase, CallerBase
from ..errors import DecodeError, EncodeError
from ..options import (
    CallOptions,
    ClientOptions,
    Settings,
    is_named,
)
from ..tenant.location import Tenant
from ..transport.content_type import JSON
from ..transport.messages import Headers, Request, Response
from .answer import Page, read_answer
from .bodies.content import request_body
from .endpoint import free_query, operation_url, root_url
from .headers import accept
from .schema import API_PATH, Codec, OperationSchema
from .texts import Values

if TYPE_CHECKING:
    from ..transport.uploads import Streamed
    from .bodies.files import Content


_FORMS: Final = frozenset({"form", "multipart"})


class Call(CallBase):
    """A call of the REST API: its request, and how to read its answer."""

    def __init__(
        self,
        codec: Codec,
        name: str,
        operation: OperationSchema,
        request: Request,
        *,
        repeatable: bool = False,
    ) -> None:
        super().__init__(request, repeatable=repeatable)
        self.name = name
        self._codec = codec
        self._operation = operation
        self.page = operation.page or None

    @property
    def is_file(self) -> bool:
        """Whether the result is a file: bytes, or base64 in JSON."""
        return self._operation.result == "binary" or self._operation.returns == "byte"

    @property
    def media_types(self) -> tuple[str, ...]:
        """The documented media types of the file."""
        return self._operation.accept

    def _read(self, response: Response) -> object:
        return read_answer(
            self._codec, self.name, self._operation, self.request, response
        )

    def rows_page(self, response: Response) -> Page:
        """Returns the result of a call that lists rows."""
        page = self.result(response)
        assert isinstance(page, Page)
        return page

    def following(self, url: str) -> Call:
        """Returns the call for the next page."""
        request = msgspec.structs.replace(
            self.request, method="GET", url=url, content=b""
        )
        call = Call(self._codec, self.name, self._operation, request)
        call.deadline = self.deadline
        return call


class PlainCall(CallBase):
    """A call that no page describes: `read` makes its result of the JSON in the answer."""

    def __init__(
        self,
        name: str,
        request: Request,
        read: Callable[[object], object] = lambda document: document,
    ) -> None:
        super().__init__(request)
        self.name = name
        self._read_document = read

    def _read(self, response: Response) -> object:
        # few programs make such calls
        from .requests import read_plain

        try:
            return self._read_document(read_plain(self.request, response))
        except DecodeError as error:
            raise (error if error.path else error.within(self.name)) from None


class ListCall(Call):
    """The call for the first page of a list."""

    def __init__(
        self,
        codec: Codec,
        name: str,
        operation: OperationSchema,
        request: Request,
        *,
        top: int | None,
        repeatable: bool = False,
    ) -> None:
        super().__init__(codec, name, operation, request, repeatable=repeatable)
        self.top = top
        """The largest number of rows, over all pages."""


class Caller(CallerBase):
    """Prepares the calls of one client."""

    def __init__(
        self,
        package: str,
        base_url: str,
        headers: Headers,
        settings: Settings,
        *,
        auth: Auth | None = None,
        login: str | None = None,
        allowed_hosts: Collection[str] = (),
    ) -> None:
        self._codec = Codec.for_package(package)
        version = self._codec.schema.version
        self._base_path = self._codec.schema.base_path
        self._root = root_url(base_url, version, self._base_path)
        tenant = Tenant(self._root, login, allowed_hosts)
        has_tenants = self._base_path == API_PATH
        url = f"{self._root}{API_PATH}/{version}" if has_tenants else self._root
        super().__init__(url, settings, auth=auth, tenant=tenant)
        self._headers = headers

    def changed(self, changes: ClientOptions, headers: Headers) -> Self:
        """Returns a copy with other settings and headers.

        Raises:
            ConfigurationError: one of the settings cannot be used.
            TransportError: the client is closed.
            TypeError: a keyword is no option.
        """
        caller = self._changed(changes, ClientOptions)
        caller._headers = headers
        return caller

    def prepare(
        self,
        group: str,
        operation: str,
        arguments: tuple[object, ...],
        options: CallOptions,
    ) -> Call:
        """Returns the call of an operation of an agent or a resource."""
        name = f"{group}.{operation}"
        schema = self._codec.schema.operation(group, operation)
        self._check(name, options, (part.name for part in schema.parameters))
        if schema.deprecated:
            _warn(name, schema)
        values = list(zip(schema.parameters, arguments, strict=True))
        try:
            request = self._request(schema, values, options)
            top = _top(values)
        except EncodeError as error:
            raise error.within(operation) from None
        # patterns name an agent or a resource without its path
        label = name.rpartition("/")[2]
        repeatable = is_named(label, self._settings.retry_posts)
        call = (
            Call(self._codec, name, schema, request, repeatable=repeatable)
            if schema.result != "rows"
            else ListCall(
                self._codec, name, schema, request, top=top, repeatable=repeatable
            )
        )
        call.deadline = self._deadline(options)
        return call

    def prepare_request(
        self,
        method: str,
        path: str,
        options: CallOptions,
        *,
        query: Mapping[str, object] | None = None,
        json: object = None,
        content: Content | None = None,
    ) -> PlainCall:
        """Returns the call of a path below `/api`, which no page describes.

        Raises:
            EncodeError: the path may lead elsewhere, or an argument cannot be sent.
            TransportError: the client is closed.
            TypeError: a keyword is neither a parameter nor an option.
        """
        # few programs make such calls
        from .requests import ACCEPT, checked_method, request_body, request_url

        self._check("request", options, ("query", "json", "content"))
        body, content_type = request_body(json, content)
        headers = {"Accept": ACCEPT}
        if content_type is not None:
            headers["Content-Type"] = content_type
        extra_query = options.get("extra_query", {})
        request = _request_with(
            body,
            method=checked_method(method),
            url=request_url(self._root, path, query, extra_query, self._base_path),
            headers=self._headers.replaced(headers).replaced(
                options.get("extra_headers", {})
            ),
            timeout=self._timeout(options),
        )
        call = PlainCall("request", request)
        call.deadline = self._deadline(options)
        return call

    def prepare_version(self, options: CallOptions) -> PlainCall:
        """Returns the call for the server's version.

        Raises:
            EncodeError: the API is another than that of SuperOffice, and has no such call.
            TransportError: the client is closed.
            TypeError: a keyword is no option.
        """
        # few programs ask
        from .version import version_in

        self._check("version", options, ())
        if self._base_path != API_PATH:
            raise EncodeError("version", "the API has no call that returns its version")
        query = "&".join(free_query({}, options.get("extra_query", {})))
        request = Request(
            method="GET",
            url=f"{self._root}{API_PATH}{'?' if query else ''}{query}",
            headers=self._headers.replaced({"Accept": JSON}).replaced(
                options.get("extra_headers", {})
            ),
            timeout=self._timeout(options),
        )
        call = PlainCall("version", request, version_in)
        call.deadline = self._deadline(options)
        return call

    def _request(
        self, schema: OperationSchema, values: Values, options: CallOptions
    ) -> Request:
        _check_required(values)
        extra_query = options.get("extra_query", {})
        url = operation_url(self._codec.types, self._root, schema, values, extra_query)
        content, content_type = self._body(schema, values)
        # the headers of the operation win over the client's, and those that the user gives with the call over both
        headers = {"Accept": accept(schema)}
        if content_type is not None:
            headers["Content-Type"] = content_type
        if schema.has_headers:
            # few operations have headers of their own
            from .call_headers import call_headers

            headers |= call_headers(self._codec.types, values, self._headers)
        return _request_with(
            content,
            method=schema.method,
            url=url,
            headers=self._headers.replaced(headers).replaced(
                options.get("extra_headers", {})
            ),
            timeout=self._timeout(options),
        )

    def _body(
        self, schema: OperationSchema, values: Values
    ) -> tuple[bytes | Streamed, str | None]:
        if schema.body is None:
            return b"", None
        parts = [pair for pair in values if pair[0].location == "body"]
        if schema.body not in _FORMS:
            return request_body(self._codec.types, schema, parts)
        # few operations take forms
        from .bodies.forms import form_body

        return form_body(self._codec.types, schema, parts)


def _request_with(
    body: bytes | Streamed,
    *,
    method: str,
    url: str,
    headers: Headers,
    timeout: float | None,
) -> Request:
    """Returns a request with a body of either kind."""
    if isinstance(body, bytes):
        return Request(
            method=method, url=url, headers=headers, content=body, timeout=timeout
        )
    # few requests have a file
    from ..transport.uploads import upload_request

    return upload_request(
        body, method=method, url=url, headers=headers, timeout=timeout
    )


def _warn(name: str, schema: OperationSchema) -> None:
    # few operations are deprecated
    from .deprecation import warn_deprecated

    warn_deprecated(name, schema.page)


def _check_required(values: Values) -> None:
    for parameter, value in values:
        if value is None and (parameter.required or parameter.location == "path"):
            raise EncodeError(parameter.name, "must not be None")


def _top(values: Values) -> int | None:
    """Returns the argument of `$top`, which limits what is read too."""
    for parameter, value in values:
        if parameter.wire == "$top" and value is not None:
            if not isinstance(value, int) or value < 0:
                raise EncodeError(parameter.name, "must be 0 or more")
            return value
    return None


def list_call(call: CallBase) -> ListCall:
    """Returns a call as that of an operation that lists rows."""
    assert isinstance(call, ListCall), "the operation lists rows"
    return call
