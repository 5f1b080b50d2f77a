"""A server of OpenAI's protocol that does on loopback what is asked of it, well or badly."""

import json
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "sk-CANARY-0123456789"


class Behaviour:
    """What the server does with a request; `model` names one of the methods, or a text to be streamed."""

    def __init__(self, texts: Sequence[str] = (), *, pause: float = 0.0) -> None:
        self.texts, self.pause = list(texts), pause
        self.requests: list[dict[str, Any]] = []
        self.gone = threading.Event()
        """Set when a caller went away in the middle."""
        self.gone_count = 0
        self.closing = threading.Event()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "_Server"

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        behaviour = self.server.behaviour
        behaviour.requests.append(body)
        self.close_connection = True
        try:
            getattr(self, f"_{body['model'].replace('-', '_')}")(behaviour)
        except (BrokenPipeError, ConnectionResetError):
            behaviour.gone_count += 1
            behaviour.gone.set()

    def _say(self, behaviour: Behaviour) -> None:
        """A good answer, of the next of the texts."""
        text = behaviour.texts.pop(0) if len(behaviour.texts) > 1 else behaviour.texts[0]
        self._begin_stream()
        for word in text.split(" "):
            self._token(f"{word} ")
            time.sleep(behaviour.pause)
        self._finish("stop")

    def _unauthorized(self, _: Behaviour) -> None:
        self._error(401, f"Incorrect API key provided: {KEY}. Find yours at https://evil.example.")

    def _missing(self, _: Behaviour) -> None:
        self._error(404, f"The model does not exist; {KEY}")

    def _busy(self, _: Behaviour) -> None:
        self._error(429, f"Slow down, {KEY}", {"retry-after": "50"})

    def _broken(self, _: Behaviour) -> None:
        self._error(500, f"Traceback: {KEY}")

    def _html(self, _: Behaviour) -> None:
        self._answer(200, "text/html", f"<html><body>Welcome to nginx {KEY}</body></html>")

    def _garbage(self, _: Behaviour) -> None:
        self._begin_stream()
        self._token("Half a sentence ")
        self._send(b"data: {not json " + KEY.encode() + b"\n\n")
        self._finish("stop")

    def _cut(self, _: Behaviour) -> None:
        self._begin_stream()
        self._token("Half a sentence ")
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_RDWR)

    def _cut_cleanly(self, _: Behaviour) -> None:
        """The stream ends as it should, but the model never said that it was done."""
        self._begin_stream()
        self._token("Half a sentence ")
        self._send(b"data: [DONE]\n\n")
        self._send(b"")

    def _stall(self, behaviour: Behaviour) -> None:
        self._begin_stream()
        self._token("Half a sentence ")
        self._wait(behaviour)

    def _hang(self, behaviour: Behaviour) -> None:
        """Nothing ever comes."""
        self._wait(behaviour)

    def _endless(self, behaviour: Behaviour) -> None:
        self._begin_stream()
        while not behaviour.closing.is_set():
            self._token("and so on and on ")

    def _drip(self, behaviour: Behaviour) -> None:
        """A word now and then, without an end."""
        self._begin_stream()
        while not behaviour.closing.wait(0.05):
            self._token("word ")

    def _length(self, _: Behaviour) -> None:
        self._begin_stream()
        self._token("Half a sentence ")
        self._finish("length")

    def _dirty(self, behaviour: Behaviour) -> None:
        """Characters and markup that no page should get, before a good sentence."""
        self._begin_stream()
        for token in ("<script>alert(1)</script>\n", "![x](http://evil.example/x)\n", "\x00\u202e", *behaviour.texts):
            self._token(token)
        self._finish("stop")

    def _wait(self, behaviour: Behaviour) -> None:
        while not behaviour.closing.wait(0.05):
            try:
                if self.connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b"":
                    raise ConnectionResetError
            except BlockingIOError:
                continue

    def _token(self, text: str) -> None:
        self._chunk({"role": "assistant", "content": text}, None)

    def _finish(self, reason: str) -> None:
        self._chunk({}, reason)
        self._send(b"data: [DONE]\n\n")
        self._send(b"")

    def _chunk(self, delta: dict[str, str], reason: str | None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": reason}
        content = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
        self._send(f"data: {json.dumps(content)}\n\n".encode())

    def _begin_stream(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()

    def _send(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def _error(self, status: int, message: str, headers: dict[str, str] | None = None) -> None:
        self._answer(status, "application/json", json.dumps({"error": {"message": message}}), headers)

    def _answer(self, status: int, kind: str, text: str, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"content-type": kind, "content-length": str(len(text)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text.encode())


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256
    behaviour: Behaviour


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[str]:
    """A server that behaves so; gives its address for `GUIDE_MODEL_URL`."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.behaviour = behaviour
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        behaviour.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
