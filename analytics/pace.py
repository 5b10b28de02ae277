"""How far a share has come along the path to the plan of its year."""


def pace(base: float, value: float, first_plan: float, plan: float) -> float | None:
    """Return (value − base) ÷ (plan − base): 1 is on the path, 0 no step, below 0 backwards.

    `base` is the fact and `first_plan` the plan of the first year, `value` and `plan` those of the
    year in question, all in percents. None where there is no path: the plan is flat, or the base
    has reached it already. The ratio of growth rates that SDG reports use divides by zero on flat
    plans and flatters early gains, so it is not taken.
    """
    if plan == first_plan or plan <= base:
        return None
    return (value - base) / (plan - base)
