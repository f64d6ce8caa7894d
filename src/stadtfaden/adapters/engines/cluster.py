"""A Dask cluster, named by its address: the same function, on many machines."""

from collections.abc import Callable, Generator, Iterable
from itertools import islice
from typing import Any

from stadtfaden.adapters.engines.protocol import Argument, Call, Done, Fall, Fallen, Result

_AHEAD = 2  # calls a core has waiting, so that none is idle


class Cluster:
    """An Engine over the workers of a scheduler. Time and memory limits are those of the cluster's settings:
    a worker that dies of a call is replaced there, and after `allowed-failures` the call is given up.
    """

    def __init__(self, address: str) -> None:
        self._address = address

    def run(
        self, function: Callable[[Argument], Result], calls: Iterable[Call[Argument]]
    ) -> Generator[Done[Result] | Fallen, None, None]:
        from distributed import Client, as_completed  # noqa: PLC0415 -- slow import

        waiting = iter(calls)
        with Client(self._address, set_as_default=False) as client:

            def submit(call: Call[Argument]) -> Any:
                return client.submit(function, call.argument, key=f"stadtfaden-{call.key}", pure=False)

            room = max(1, sum(client.ncores().values())) * _AHEAD
            key_of = {future: call.key for call in islice(waiting, room) for future in [submit(call)]}
            ended = as_completed(list(key_of), loop=client.loop)
            for future in ended:
                yield _answer(key_of.pop(future), future)
                if (call := next(waiting, None)) is not None:
                    following = submit(call)
                    key_of[following] = call.key
                    ended.add(following)


def _answer(key: str, future: Any) -> Done[Any] | Fallen:
    error = future.exception()
    if error is None:
        return Done(key, future.result())
    fall = {"KilledWorker": Fall.CRASH, "MemoryError": Fall.MEMORY}.get(type(error).__name__, Fall.ERROR)
    return Fallen(key, fall, f"{type(error).__name__}: {error}")
