"""Everything that the kernel sends, recorded and held against the schemas of the messages."""

import threading
import time
from collections import Counter
from queue import Empty

import pytest
from jsonschema import Draft4Validator
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_kernel_test.msgspec_v5 import schema_fragments, validate_message

from session import Session

# What is newer than those schemas, as the protocol's documentation has it.
NEWER = {
    "iopub_welcome": {"subscription": {"type": "string"}},
    "create_subshell_reply": {"status": {"const": "ok"}, "subshell_id": {"type": "string"}},
    "delete_subshell_reply": {"status": {"const": "ok"}},
    "list_subshell_reply": {"status": {"const": "ok"}, "subshell_id": {"type": "array", "items": {"type": "string"}}},
    "comm_open": {"comm_id": {"type": "string"}, "target_name": {"type": "string"}, "data": {"type": "object"}},
    "comm_msg": {"comm_id": {"type": "string"}, "data": {"type": "object"}},
    "comm_close": {"comm_id": {"type": "string"}, "data": {"type": "object"}},
    "input_request": {"prompt": {"type": "string"}, "password": {"type": "boolean"}},
}

CELLS = [
    "int a = 6;",
    "a * 7",
    "",
    'System.out.println("out"); System.err.println("err");',
    "broken",
    "throw new IllegalStateException();",
    'var shown = display(html("<b>1</b>")); shown.update(html("<b>2</b>").bundle());',
    "clearOutput(true);",
    'record Line(int n, String s) {}\nList.of(new Line(1, "a"), new Line(2, "b"))',
    'Comms.target("t", (comm, opening) -> comm.send(Map.of("a", 1)));\nComms.open("u", Map.of()).close();',
    'readPassword("Key: ") + readLine("Name: ")',
    "%lsmagic",
    "%nosuchmagic",
]

SHELL = {
    "kernel_info_request": {},
    "connect_request": {},
    "comm_info_request": {},
    "complete_request": {"code": "Math.floo", "cursor_pos": 9},
    "inspect_request": {"code": "Math.max(1, 2)", "cursor_pos": 6, "detail_level": 1},
    "is_complete_request": {"code": "void f() {"},
    "history_request": {"hist_access_type": "tail", "n": 5, "output": True, "raw": True},
}


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    """Each message that the kernel sent in a short life."""
    messages = []
    session = Session(tmp_path_factory.mktemp("messages"))
    client = session.client
    over = threading.Event()

    def take(channel):
        while not over.is_set():
            try:
                message = channel.get_msg(timeout=0.2)
                messages.append(message)
                if message["msg_type"] == "input_request":
                    client.input("typed")
            except Empty:
                pass

    late = BlockingKernelClient(connection_file=session.manager.connection_file)  # who comes late is welcomed, too
    late.load_connection_file()
    late.start_channels(shell=False, stdin=False, hb=False, control=False)
    message = late.get_iopub_msg(timeout=60)
    assert message["msg_type"] == "iopub_welcome"
    messages.append(message)
    late.stop_channels()
    channels = [client.iopub_channel, client.shell_channel, client.control_channel, client.stdin_channel]
    takers = [threading.Thread(target=take, args=(channel,)) for channel in channels]
    for taker in takers:
        taker.start()
    for cell in CELLS:
        asked = client.execute(cell, stop_on_error=False, allow_stdin=True, user_expressions={"x": "1", "y": "nope"})
        replied(messages, asked)
    for kind, content in SHELL.items():
        send(client.shell_channel, client, messages, kind, content)
    opened = client.session.msg("comm_open", {"comm_id": "1", "target_name": "t", "data": {}})
    client.shell_channel.send(opened)
    made = send(client.control_channel, client, messages, "create_subshell_request", {})
    send(client.control_channel, client, messages, "list_subshell_request", {})
    send(client.control_channel, client, messages, "delete_subshell_request", {"subshell_id": made["content"]["subshell_id"]})
    send(client.control_channel, client, messages, "interrupt_request", {})
    send(client.control_channel, client, messages, "shutdown_request", {"restart": False})
    over.set()
    for taker in takers:
        taker.join()
    session.end()
    return messages


def send(channel, client, messages, kind, content):
    request = client.session.msg(kind, content)
    channel.send(request)
    return replied(messages, request["header"]["msg_id"])


def replied(messages, request):
    for _ in range(600):
        for message in list(messages):
            if message["parent_header"].get("msg_id") == request and message["msg_type"].endswith("_reply"):
                return message
        time.sleep(0.1)
    raise AssertionError("no reply")


def test_every_message_fits_its_schema(recorded):
    seen = Counter()
    for message in recorded:
        kind = message["msg_type"]
        seen[kind] += 1
        if kind in NEWER:
            fields = NEWER[kind]
            Draft4Validator({"type": "object", "properties": fields, "required": sorted(fields)}).validate(message["content"])
        elif kind in schema_fragments:
            validate_message(message)
        elif kind != "error":  # which has no schema of its own
            raise AssertionError(f"a message of an unknown type: {kind}")
    for kind in {*NEWER, *schema_fragments} - {"input_reply"}:
        if kind == "input_request" or not kind.endswith("_request"):
            assert seen[kind] > 0, f"no {kind} was seen, only {dict(seen)}"


def test_every_message_has_a_whole_header_and_the_right_version(recorded):
    ids = Counter()
    for message in recorded:
        header = message["header"]
        assert header["version"] == "5.5" and header["session"] and header["username"]
        assert header["date"].tzinfo is not None
        ids[header["msg_id"]] += 1
        unasked = message["msg_type"] == "iopub_welcome" or message["content"].get("execution_state") == "starting"
        assert unasked != bool(message["parent_header"].get("msg_id")), message
    assert max(ids.values()) <= 2, "a shutdown's reply goes to two channels, nothing else does"
