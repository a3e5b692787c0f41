"""Seconds by the clock and of the processor, those of child processes included."""

import resource
import time


class Stopwatch:
    def __init__(self) -> None:
        self.began = time.perf_counter()
        self.processor = processor()

    def tell(self) -> None:
        print(time.perf_counter() - self.began, processor() - self.processor)


def processor() -> float:
    used = [resource.getrusage(of) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
