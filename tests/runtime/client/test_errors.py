"""The tree of errors."""

from __future__ import annotations

import copy
import inspect
import pickle

import pytest

from generator.runtime import errors
from generator.runtime.errors import (
    ConfigurationError,
    ConnectionFailedError,
    CredentialsError,
    DecodeError,
    EncodeError,
    MissingDependencyError,
    NoResultError,
    RequestTimeoutError,
    ResponseTooLargeError,
    ServerError,
    ServiceError,
    SoapFaultError,
    StatusError,
    SuperOfficeError,
    TransportError,
    status_error,
)

URL = "https://user:password@example.com/a?ticket=secret#x"
EXAMPLES = [
    ConfigurationError("no"),
    MissingDependencyError("no"),
    CredentialsError("no", status=400, code="invalid_grant"),
    TransportError("no", request_sent=False),
    ConnectionFailedError("no"),
    RequestTimeoutError("no"),
    ResponseTooLargeError(5),
    ResponseTooLargeError(5, method="GET", url=URL),
    status_error(404, method="GET", url=URL, content=b"secret"),
    status_error(
        400, method="GET", url=URL, content=b"", error_type="T", error_message="no"
    ),
    SoapFaultError("c", "r", "<detail>secret</detail>", status=400),
    ServiceError(
        "m",
        friendly_text="f",
        exception_type="t",
        source="s",
        stack_trace="secret",
        parameters={"secret": None},
        inner=ServiceError("secret"),
    ),
    NoResultError("A.B"),
    DecodeError("A.B", "no"),
    DecodeError("A.B", "no").answering("GET", URL, "reference/a.md"),
    EncodeError("A[0]", "no"),
]


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("duplicate", [lambda model: pickle.loads(pickle.dumps(model)), copy.copy], ids=["pickle", "copy"])  # fmt: skip
def test_errors_survive_pickle_and_copy(
    error: SuperOfficeError, duplicate: object
) -> None:
    assert callable(duplicate)
    again = duplicate(error)
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert repr(again.__dict__) == repr(error.__dict__)


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_texts_hold_no_secret(error: SuperOfficeError) -> None:
    for text in (str(error), repr(error)):
        assert "secret" not in text
        assert "password" not in text


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (304, "NotModifiedError"),
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (403, "PermissionDeniedError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (412, "PreconditionFailedError"),
        (421, "MisdirectedRequestError"),
        (429, "RateLimitError"),
        (500, "ServerError"),
        (599, "ServerError"),
        (418, "StatusError"),
        (302, "StatusError"),
        (600, "StatusError"),
    ],
)
def test_each_status_has_its_error(status: int, name: str) -> None:
    error = status_error(status, method="POST", url=URL, content=b"body")
    assert type(error).__name__ == name
    assert isinstance(error, StatusError)
    assert (error.status, error.method, error.content) == (status, "POST", b"body")
    assert error.url == "https://example.com/a"
    assert str(error) == f"status {status} for POST https://example.com/a"


def test_a_status_error_says_what_the_service_says() -> None:
    details = {"error_type": "T", "error_message": "no"}
    error = status_error(400, method="GET", url=URL, content=b"", **details)
    assert str(error) == "status 400 for GET https://example.com/a: T: no"


def test_a_path_grows_from_inside() -> None:
    error = DecodeError("", "no").within("[3]").within("Team").within("Person")
    assert error.path == "Person.Team[3]"
    assert str(error) == "Person.Team[3]: no"


def test_an_answer_that_does_not_fit_names_its_request_and_the_page() -> None:
    error = DecodeError("Person.Name", "no").answering("GET", URL, "reference/a.md")
    place = "in the answer to GET https://example.com/a; documented in reference/a.md"
    assert str(error) == f"Person.Name: no ({place})"
    assert (error.path, error.reason) == ("Person.Name", "no")
    assert (error.method, error.url) == ("GET", "https://example.com/a")
    assert error.page == "reference/a.md"
    bare = DecodeError("", "no").answering("GET", URL, None)
    assert str(bare) == "no (in the answer to GET https://example.com/a)"


def test_an_answer_that_is_too_large_names_its_request() -> None:
    error = ResponseTooLargeError(5, method="GET", url=URL)
    assert (
        str(error) == "the answer to GET https://example.com/a is larger than 5 bytes"
    )
    assert (error.method, error.url) == ("GET", "https://example.com/a")
    assert str(ResponseTooLargeError(5)) == "the answer is larger than 5 bytes"


def test_the_reason_of_missing_credentials_is_one_line() -> None:
    error = CredentialsError("a\r\nb" + "c" * 1000)
    assert str(error).startswith("no valid credentials: a bccc")
    assert len(str(error)) < 400


def test_errors_can_be_caught_as_what_they_are_in_python() -> None:
    assert issubclass(ConfigurationError, ValueError)
    assert issubclass(MissingDependencyError, ImportError)
    assert issubclass(ServerError, SuperOfficeError)


def test_the_tree_in_the_docstring_names_every_public_error() -> None:
    drawn = [
        word
        for line in (errors.__doc__ or "").splitlines()
        for word in line.replace("│", " ")
        .replace("├──", " ")
        .replace("└──", " ")
        .split()[:1]
        if word.endswith("Error")
    ]
    defined = [
        name
        for name, value in vars(errors).items()
        if inspect.isclass(value)
        and issubclass(value, SuperOfficeError)
        and not name.startswith("_")
    ]
    assert drawn == defined
