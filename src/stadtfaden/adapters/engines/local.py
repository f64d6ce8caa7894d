"""The cores of this machine: one process a core, each with its own pipe.

A pool that shares its queue cannot say which call has killed a process (BrokenProcessPool), and gives up
all others. Here every process works on one call at a time, so the culprit is known and replaced.
"""

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

import psutil

from stadtfaden.adapters.engines.protocol import Argument, Call, Done, Fall, Fallen, Result

_MEGABYTE = 1024 * 1024
_TICK = 0.2  # seconds between two looks at time and memory
_PATIENCE = 5  # seconds a process may take to end by itself


@dataclass(frozen=True, slots=True)
class Limits:
    """In megabytes of resident memory a process: beyond `memory` it is ended, beyond `tired` replaced."""

    memory: int = 2000
    tired: int = 500


class Cores:
    """An Engine over `processes` processes of this machine."""

    def __init__(self, processes: int, limits: Limits | None = None) -> None:
        self._processes = processes
        self._limits = limits or Limits()

    def run(
        self, function: Callable[[Argument], Result], calls: Iterable[Call[Argument]]
    ) -> Generator[Done[Result] | Fallen, None, None]:
        waiting = iter(calls)
        workers: list[_Worker] = []
        try:
            while True:
                while len(workers) < self._processes and (call := next(waiting, None)) is not None:
                    worker = _Worker(function, self._limits)
                    workers.append(worker)
                    worker.give(call)
                if not workers:
                    return
                for worker, answer in _answers(workers):
                    following = next(waiting, None) if worker.is_fit() else None
                    if following is None:
                        workers.remove(worker)
                        worker.end()
                    else:
                        worker.give(following)
                    yield answer
        finally:
            for worker in workers:
                worker.kill()


class _Worker:
    """One process and the call it is at."""

    def __init__(self, function: Callable[[Any], Any], limits: Limits) -> None:
        context = multiprocessing.get_context(
            "spawn"
        )  # nothing is inherited: no lock, no database, no thread
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(
            target=_work, args=(theirs, function, limits.memory), daemon=True
        )
        with without_interruption():
            self.process.start()
        theirs.close()
        self._limits = limits
        self._deadline = 0.0
        self._key = ""

    def give(self, call: Call[Any]) -> None:
        self._key = call.key
        self._deadline = time.monotonic() + call.seconds
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # its end is noticed in `answer`
            self.pipe.send(call.argument)

    def answer(self) -> Done[Any] | Fallen:
        """What came through the pipe; a process that has died says nothing more."""
        try:
            fall, value = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join(_PATIENCE)
            return Fallen(self._key, Fall.CRASH, f"exit code {self.process.exitcode}")
        return Done(self._key, value) if fall is None else Fallen(self._key, fall, value)

    def overstepped(self) -> Fallen | None:
        """The limit that the process has passed; it is killed then."""
        if time.monotonic() > self._deadline:
            self.kill()
            return Fallen(self._key, Fall.TIME, "time limit")
        if self._memory() > self._limits.memory:
            self.kill()
            return Fallen(self._key, Fall.MEMORY, f"{self._limits.memory} MB")
        return None

    def is_fit(self) -> bool:
        return self.process.is_alive() and self._memory() < self._limits.tired

    def end(self) -> None:
        with contextlib.suppress(OSError):
            self.pipe.send(None)
        self.process.join(_PATIENCE)
        self.kill()

    def kill(self) -> None:
        with contextlib.suppress(psutil.NoSuchProcess):
            for child in psutil.Process(self.process.pid).children(recursive=True):
                child.kill()
        self.process.kill()
        self.process.join()
        self.pipe.close()

    def _memory(self) -> float:
        try:
            resident: int = psutil.Process(self.process.pid).memory_info().rss
        except psutil.NoSuchProcess:
            return 0.0
        return resident / _MEGABYTE


@contextlib.contextmanager
def without_interruption() -> Iterator[None]:
    """Ctrl-C waits until a process stands, as half of one would complain; the process never hears of it.

    Blocking the signal is inherited by the process but lets it through to other threads of ours, so it is
    also put off.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    heard: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        signal.signal(signal.SIGINT, handler)
        if heard:
            signal.raise_signal(signal.SIGINT)


def _answers(workers: list[_Worker]) -> list[tuple[_Worker, Done[Any] | Fallen]]:
    """Whoever has finished, died or overstepped; waits until there is at least one."""
    of_pipe: dict[Any, _Worker] = {worker.pipe: worker for worker in workers}
    while True:
        ready = [of_pipe[pipe] for pipe in wait(list(of_pipe), timeout=_TICK)]
        answers: list[tuple[_Worker, Done[Any] | Fallen]] = [(worker, worker.answer()) for worker in ready]
        busy = [worker for worker in workers if worker not in ready]
        answers += [(worker, fallen) for worker in busy if (fallen := worker.overstepped()) is not None]
        if answers:
            return answers


def _work(pipe: Connection, function: Callable[[Any], Any], megabytes: int) -> None:
    """In the process: one call after the other, until the pipe says None or its other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    _cap_memory(megabytes)
    while True:
        try:
            argument = pipe.recv()
        except EOFError:
            return
        if argument is None:
            return
        try:
            answer: tuple[Fall | None, Any] = (None, function(argument))
        except MemoryError:
            answer = (Fall.MEMORY, f"{megabytes} MB")
        except Exception as error:  # noqa: BLE001 -- one call's failure is its answer, never the end of the others
            answer = (Fall.ERROR, f"{type(error).__name__}: {error}")
        del argument
        try:
            pipe.send(answer)
        except (BrokenPipeError, ConnectionResetError):
            return  # whoever asked has been killed


def _end_with(parent: int) -> None:
    """Whoever asked has been killed: an endless call must not outlive them."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _cap_memory(megabytes: int) -> None:
    """A ceiling by the system, for what grows faster than it is looked at; far, as it counts addresses."""
    try:
        import resource  # noqa: PLC0415 -- optional dependency: not on Windows
    except ImportError:
        return
    ceiling = (3 * megabytes + 4000) * _MEGABYTE
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or ceiling < hard:
        resource.setrlimit(resource.RLIMIT_AS, (ceiling, hard))
