"""Time that goes forward only where somebody sleeps."""

from dataclasses import dataclass, field

from docparse.transport import Timing


@dataclass
class Hours:
    """A clock, and the sleeps that moved it."""

    random: float = 0.5
    slept: list[float] = field(default_factory=list)
    now: float = 1000.0

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def timing(self) -> Timing:
        return Timing(clock=self.clock, sleep=self.sleep, random=lambda: self.random)
