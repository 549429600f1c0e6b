"""Signs a user in with the browser of this machine, and calls the API as that user.

It is a program without a secret: the redirect URI, here http://127.0.0.1:8721/callback, must be registered for it. A web
application does the same in two requests: it keeps `request.to_dict()` in the session of the user and redirects to
`request.url`; at the redirect URI it calls `sign_in` with its client secret.

SUPEROFFICE_CLIENT_ID=... SUPEROFFICE_ENVIRONMENT=sod python examples/sign_in.py
"""

from __future__ import annotations

import os
import webbrowser
from http.server import BaseHTTPRequestHandler, HTTPServer

from superoffice import AuthorizationRequest, SuperOffice, sign_in

PATH = "/callback"


class Callback(BaseHTTPRequestHandler):
    """Takes the browser's answer, and says nothing that came with it."""

    answer: str | None = None

    def do_GET(self) -> None:
        """Keeps the answer, and thanks."""
        if self.path.partition("?")[0] == PATH:
            Callback.answer = self.path
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"You can close this window.")

    def log_message(self, format: str, *args: object) -> None:
        """Logs nothing, since the code in the URL is a secret."""


def main() -> None:
    """Opens the browser, waits for it to come back, and shows who has signed in."""
    port = int(os.environ.get("CALLBACK_PORT", "8721"))
    request = AuthorizationRequest.new(
        client_id=os.environ["SUPEROFFICE_CLIENT_ID"],
        redirect_uri=f"http://127.0.0.1:{port}{PATH}",
        environment=os.environ.get("SUPEROFFICE_ENVIRONMENT", "online"),
    )
    with HTTPServer(("127.0.0.1", port), Callback) as server:
        webbrowser.open(request.url)
        while Callback.answer is None:
            server.handle_request()
    signed_in = sign_in(request, Callback.answer)
    print("signed in", signed_in.claims.email, "of", signed_in.claims.ctx)
    with SuperOffice(signed_in.base_url, auth=signed_in.auth) as so:
        print("server", so.version().net_server_version)
        print("user", so.request("GET", "/v1/User/currentPrincipal").parse())


if __name__ == "__main__":
    main()
