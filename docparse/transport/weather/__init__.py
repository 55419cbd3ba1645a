"""Bad weather: functions from Service to Service, which `endure` puts around the service for one example."""

from docparse.transport.weather.endurance import Endurance, Layer, endure
from docparse.transport.weather.pacing import Pace
from docparse.transport.weather.retrying import BUSY, Patience

__all__ = ["BUSY", "Endurance", "Layer", "Pace", "Patience", "endure"]
