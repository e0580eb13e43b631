"""Tells Stagelight who is signed in: a token from your backend, made when a page asks for it.

Python 3.8 or newer, standard library only. Try it:
  STAGELIGHT_SECRET=… python3 sign.py https://shop.example 42 anna@example.com
"""

import base64
import hashlib
import hmac
import json
import os
import sys
import time
import uuid


def identity_token(secret, site, user_id, email=None, email_verified=False):
    """The token for the user who is signed in.

    secret          the first part of STAGELIGHT_SECRET; it never leaves your server
    site            `site.url` of your stagelight.config.ts
    email_verified  only if they have followed a link that you sent to that address
    """
    now = int(time.time())
    claims = {
        "aud": site,
        "sub": str(user_id),
        "email_verified": email_verified,
        "iat": now,
        "exp": now + 300,  # five minutes; more than ten are refused
        "jti": str(uuid.uuid4()),
    }
    if email is not None:
        claims["email"] = email
    signed = encode(as_json({"alg": "HS256", "typ": "JWT"})) + "." + encode(as_json(claims))
    mac = hmac.new(secret.encode(), signed.encode(), hashlib.sha256).digest()
    return signed + "." + encode(mac)


def as_json(value):
    return json.dumps(value, separators=(",", ":")).encode()


def encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


if __name__ == "__main__":
    secret = os.environ.get("STAGELIGHT_SECRET", "").split(",")[0].strip()
    if not secret or len(sys.argv) < 3:
        sys.exit("Usage: STAGELIGHT_SECRET=… python3 sign.py SITE USER [EMAIL]")
    site, user_id, *rest = sys.argv[1:]
    email = rest[0] if rest else None
    print(identity_token(secret, site, user_id, email, email is not None))
