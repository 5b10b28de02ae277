"""Executors of a plan's measures: split, taken from the text, matched with a directory."""

from analytics.executors.co_executors import co_executors
from analytics.executors.matching import Match, fold, group, groups, matched
from analytics.executors.splitting import Part, parts, split

__all__ = ["Match", "Part", "co_executors", "fold", "group", "groups", "matched", "parts", "split"]
