"""What other processes are asked to do; importable there by name."""

import os
import signal
import time


def double(number):
    return number * 2


def obey(order):
    """Do what is asked, however bad it is for the process."""
    if order == "sleep":
        time.sleep(60)
    if order == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if order == "eat":
        food = []
        while True:
            food.append(bytes(10_000_000))
            time.sleep(0.005)
    if order == "fail":
        raise ValueError(order)
    return order, os.getpid()
