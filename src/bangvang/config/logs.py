"""One JSON object a line, for machines that collect logs. No personal data is added here; messages must not hold any."""

from __future__ import annotations

import json
import logging


class JsonLines(logging.Formatter):
    """Format a record as ``{"at", "level", "name", "message"[, "error"]}`` in UTF-8."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "name": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
