"""What every engine offers: calls in, results out as they come, and no call takes another one down."""

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

Argument = TypeVar("Argument")
Result = TypeVar("Result")


class Fall(StrEnum):
    """How a call came to nothing."""

    TIME = "time"
    MEMORY = "memory"
    CRASH = "crash"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Call(Generic[Argument]):
    """`argument` must survive pickling; `seconds` is how long the call may take."""

    key: str
    argument: Argument
    seconds: float


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    key: str
    result: Result


@dataclass(frozen=True, slots=True)
class Fallen:
    """`detail` is for the log: the exception, the exit code, the limit."""

    key: str
    fall: Fall
    detail: str


class Engine(Protocol):
    """`function` is importable by name. Calls are taken from the iterable only when there is room for them.

    Every call is answered exactly once, in the order in which they end. Closing the generator ends the work.
    """

    def run(
        self, function: Callable[[Argument], Result], calls: Iterable[Call[Argument]]
    ) -> Generator[Done[Result] | Fallen, None, None]: ...
