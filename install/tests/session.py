"""A running Brewline kernel, as verbs."""

import re
from dataclasses import dataclass, field

from jupyter_client.manager import KernelManager

ANSI = re.compile(r"\x1b\[[0-9;]*m")


@dataclass
class Result:
    """What one cell gave back."""

    status: str
    error: str = ""
    text: str = ""
    bundles: list = field(default_factory=list)

    @property
    def shown(self):
        """Everything that a person reads below the cell, without colours."""
        plain = [str(bundle.get("text/plain", "")) for bundle in self.bundles]
        return ANSI.sub("", "\n".join([self.error, self.text, *plain]))

    @property
    def html(self):
        return "\n".join(str(bundle.get("text/html", "")) for bundle in self.bundles)


class Session:
    """A kernel of its own that works in the given folder."""

    def __init__(self, folder):
        self.manager = KernelManager(kernel_name="brewline")
        self.manager.start_kernel(cwd=str(folder))
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)

    def run(self, cell, timeout=120):
        result = Result("ok")
        displays = {}

        def collect(message):
            kind, content = message["msg_type"], message["content"]
            if kind == "stream":
                result.text += content["text"]
            elif kind == "error":
                result.error += "\n".join(content["traceback"])
            elif kind in ("execute_result", "display_data", "update_display_data"):
                name = content.get("transient", {}).get("display_id") or object()
                displays[name] = content["data"]

        reply = self.client.execute_interactive(cell, timeout=timeout, output_hook=collect, stop_on_error=False)
        result.status = reply["content"]["status"]
        result.bundles = list(displays.values())
        return result

    def good(self, cell):
        """Runs a cell that has to succeed."""
        result = self.run(cell)
        assert result.status == "ok", f"{cell}\n→ {result.shown}"
        return result

    def end(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
