"""Logs go to standard error, without the tokens that open invitations and feeds."""

import logging
import re

# /i/<token>/, /u/<token>/ and /f/<token>.ics, in whatever language.
TOKEN = re.compile(r"(/[iuf]/)[\w-]+")


class WithoutTokens(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, its message written out and without tokens."""
        record.msg, record.args = TOKEN.sub(r"\1…", record.getMessage()), ()
        return True


CONFIGURATION = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_tokens": {"()": WithoutTokens}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "filters": ["without_tokens"],
            "formatter": "line",
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # Whoever asks for a host that we are not is answered, and of no interest.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
