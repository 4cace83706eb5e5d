#!/usr/bin/env python
"""End with 0 if the web server in this container answers; as its proxy, it names our host."""

import os
import sys
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

host = urlsplit(os.environ["PUBLIC_URL"]).netloc
question = Request("http://127.0.0.1:8000/healthz", headers={"Host": host})
with urlopen(question, timeout=5) as answer:  # noqa: S310 -- as above
    sys.exit(answer.status != 200)
