"""Processes beside this one, which do what they are asked in any order."""

from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

from stadtfaden.adapters.engines import without_interruption

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


class Pool(ProcessPoolExecutor):
    """Each process inherits nothing and does `begin` first. Ctrl-C is the business of the one who asks."""

    def __init__(self, processes: int, begin: Callable[[], object]) -> None:
        super().__init__(processes, mp_context=get_context("spawn"), initializer=begin)

    def submit(
        self, fn: Callable[Asked, Answer], /, *args: Asked.args, **kwargs: Asked.kwargs
    ) -> Future[Answer]:
        with without_interruption():  # asking starts a process where too few stand
            return super().submit(fn, *args, **kwargs)
