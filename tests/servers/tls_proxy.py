"""A reverse proxy that ends TLS, as stands before most installations: the server behind it speaks plain HTTP."""

from __future__ import annotations

import http.client
import ssl
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID

from .login import pem, rsa_key


def write_certificate(folder: Path) -> Path:
    """Writes a certificate for 127.0.0.1 and its key into one file, and returns its path."""
    key = rsa_key(9)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "a test")])
    now = datetime.now(UTC)
    addresses = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(addresses, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    target = folder / "certificate.pem"
    encoded = certificate.public_bytes(serialization.Encoding.PEM)
    target.write_bytes(encoded + pem(key).encode())
    return target


class TlsProxy:
    """Forwards requests to `inner`, a URL of plain HTTP, without the prefix that paths have outside."""

    def __init__(self, inner: str, certificate: Path, prefix: str = "") -> None:
        self._inner = urlsplit(inner).netloc
        self._prefix = prefix
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}
        )

    @property
    def url(self) -> str:
        """The URL outside, with the prefix."""
        return f"https://127.0.0.1:{self._server.server_port}{self._prefix}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        proxy = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                if not self.path.startswith(f"{proxy._prefix}/"):
                    self.send_error(404)
                    return
                connection = http.client.HTTPConnection(proxy._inner)
                # the server inside sees its own name, as behind most proxies
                path = self.path.removeprefix(proxy._prefix)
                connection.request("GET", path, headers=_forwarded(self))
                answer = connection.getresponse()
                body = answer.read()
                self.send_response(answer.status)
                for name, value in answer.getheaders():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)
                connection.close()

            def log_message(self, format: str, *args: object) -> None:
                """Says nothing."""

        return Handler


def _forwarded(handler: BaseHTTPRequestHandler) -> dict[str, str]:
    return {
        name: value for name, value in handler.headers.items() if name.lower() != "host"
    }
