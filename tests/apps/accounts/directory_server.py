# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A town's directory: a small OpenID Connect server on this machine, with a key of its own."""

import base64
import hashlib
import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "lueckenlos", "a secret of both"


@dataclass
class DirectoryServer:
    """`claims` is what it says about the person who signs in; `signs_with` is its key, or somebody else's."""

    claims: dict = field(default_factory=dict)
    says: dict = field(default_factory=dict)
    """What the token says differently: iss, aud, exp."""
    userinfo: dict | None = None
    asked: list = field(default_factory=list)
    challenge: str = ""

    def __post_init__(self):
        self.key = self.signs_with = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), handler(self))
        self.issuer = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def close(self):
        self.http.shutdown()
        self.http.server_close()

    def configuration(self):
        pages = {name: f"{self.issuer}/{name}" for name in ("authorization", "token", "userinfo")}
        return {
            "issuer": self.issuer,
            "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            **{f"{name}_endpoint": page for name, page in pages.items()},
        }

    def keys(self):
        return {"keys": [json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key())) | {"kid": "1"}]}

    def token(self, sent):
        right = sent.get("client_id") == [CLIENT] and sent.get("client_secret") == [SECRET] and sent["code"] == ["ok"]
        if not right or pkce(sent["code_verifier"][0]) != self.challenge:
            return None
        now = int(time.time())
        said = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 60, **self.claims, **self.says}
        signed = jwt.encode(said, self.signs_with, algorithm="RS256", headers={"kid": "1"})
        return {"access_token": "access", "token_type": "Bearer", "id_token": signed}


def pkce(verifier):
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def handler(directory):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            page = urlsplit(self.path).path
            directory.asked.append(page)
            if page == "/userinfo" and self.headers["Authorization"] != "Bearer access":
                return self.say(None)
            pages = {
                "/.well-known/openid-configuration": directory.configuration,
                "/keys": directory.keys,
                "/userinfo": lambda: directory.userinfo or directory.claims,
            }
            return self.say(pages[page]() if page in pages else None)

        def do_POST(self):
            directory.asked.append(self.path)
            sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            return self.say(directory.token(sent))

        def say(self, answer):
            body = json.dumps(answer or {"error": "invalid"}).encode()
            self.send_response(200 if answer else 400)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words):
            pass

    return Handler
