"""Workers of a Dask cluster."""

from __future__ import annotations

import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from briefgen.errors import ConfigurationError, MissingDependency
from briefgen.execution.frames import unpacked
from briefgen.execution.losses import lost

CONNECT_SECONDS = 30
"""How long a cluster may take to answer, and to have a first worker."""

_AHEAD = 4
"""Batches on their way for each thread of the cluster: enough to keep it busy, few enough to hold in memory."""

_ONE_AT_A_TIME = threading.Lock()
"""Workers of a cluster may have several threads; a process reads one document at a time."""


def on_cluster(
    function: Callable[..., Any],
    items: Iterable[tuple[str | None, Any]],
    address: str,
    batch: int,
    shared: Mapping[str, Any],
) -> Iterator[Any]:
    """The results of a function for pairs of the name of something shared, or None, and an item.

    Args:
        function: applied to the item, or to what is shared and the item; importable on the cluster.
        items: taken as they are needed.
        address: of the scheduler.
        batch: items sent to a worker at once.
        shared: sent to the cluster once each, when first needed.

    Raises:
        As `in_order`.
    """
    distributed = _distributed()
    source = iter(items)
    with _connected(address, distributed) as client:
        most = _AHEAD * max(1, sum(client.nthreads().values()))
        waiting: deque[Any] = deque()
        sent: dict[str, Any] = {}
        try:
            while True:
                while len(waiting) < most and (taken := list(islice(source, batch))):
                    for name in {name for name, _ in taken if name is not None} - sent.keys():
                        # Not scattered: what only a lost worker held could not be had again.
                        with warnings.catch_warnings():
                            warnings.filterwarnings("ignore", "Sending large graph")
                            sent[name] = client.submit(_same, shared[name], pure=False)
                    needed = {name: sent[name] for name, _ in taken if name is not None}
                    waiting.append(client.submit(_each, function, taken, needed, pure=False))
                if not waiting:
                    return
                yield from _gathered(waiting.popleft(), address, distributed)
        finally:
            client.cancel(list(waiting))


def _same(value: Any) -> Any:
    return value


def _each(
    function: Callable[..., Any], items: Sequence[tuple[str | None, Any]], shared: Mapping[str, Any]
) -> tuple[str, bytes]:
    """What a worker of a cluster does: the results, packed, and the release of briefgen that made them."""
    from briefgen import __version__
    from briefgen.execution.applying import applied
    from briefgen.execution.frames import packed

    with _ONE_AT_A_TIME:
        return __version__, packed(applied(function, items, shared))


def _gathered(future: Any, address: str, distributed: Any) -> list[Any]:
    from briefgen import __version__

    try:
        version, content = future.result()
    except ModuleNotFoundError as fault:
        raise _unlike(address, f"a worker has no {fault.name}") from fault
    except (distributed.KilledWorker, distributed.CancelledError) as fault:
        raise lost(address) from fault
    if version != __version__:
        raise _unlike(address, f"a worker has briefgen {version}, this is {__version__}")
    results: list[Any] = unpacked(content)
    return results


def _distributed() -> Any:
    try:
        import distributed
    except ImportError as fault:
        raise MissingDependency(
            "a cluster needs Dask, which is not installed",
            where="output.cluster",
            hint="pip install 'briefgen[dask]'",
        ) from fault
    return distributed


def _connected(address: str, distributed: Any) -> Any:
    try:
        client = distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as fault:
        raise _unreachable(address, "does not answer") from fault
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except TimeoutError as fault:
        client.close()
        raise _unreachable(address, "has no worker") from fault
    return client


def _unreachable(address: str, what: str) -> ConfigurationError:
    return ConfigurationError(
        f"the cluster {what}",
        where=f"output.cluster = {address}",
        hint="start one with `dask scheduler` and `dask worker`, as docs/cluster.md says, or leave --cluster out",
        slug="cluster-unreachable",
    )


def _unlike(address: str, what: str) -> ConfigurationError:
    return ConfigurationError(
        f"the cluster could give other results: {what}",
        where=f"output.cluster = {address}",
        hint="install the same release of briefgen on every worker",
        slug="cluster-differs",
    )
