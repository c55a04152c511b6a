"""The few formulas we need, so that nobody has to trust a large library for them."""

from __future__ import annotations

from math import hypot, sqrt

Z_95 = 1.959963984540054  # 97.5 % point of the normal distribution


def wilson(hits: float, n: int, z: float = Z_95) -> tuple[float, float]:
    """The score interval for a share of `hits` out of `n`, 95 % unless told otherwise.

    Unlike the textbook interval it stays between 0 and 1 and works for few observations.
    Source: Wilson (1927), Journal of the American Statistical Association 22, 209-212.
    Raises ValueError unless 0 <= hits <= n and n >= 1.
    """
    if n < 1 or not 0 <= hits <= n:
        raise ValueError(f"a share of {hits} out of {n} makes no sense")
    share, spread = hits / n, z * z / n
    center = (share + spread / 2) / (1 + spread)
    margin = z * sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread)
    return max(0.0, center - margin), min(1.0, center + margin)


def difference(hits: tuple[int, int], n: tuple[int, int]) -> tuple[float, float]:
    """The 95 % interval for the first share minus the second, made of the two shares' score intervals.

    Source: Newcombe (1998), Statistics in Medicine 17, 873-890, method 10. Raises ValueError as `wilson` does.
    """
    (one, other), gap = (hits[0] / n[0], hits[1] / n[1]), hits[0] / n[0] - hits[1] / n[1]
    (low, high), (other_low, other_high) = wilson(hits[0], n[0]), wilson(hits[1], n[1])
    return gap - hypot(one - low, other_high - other), gap + hypot(high - one, other - other_low)
