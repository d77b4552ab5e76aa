/**
 * Six significant digits: more of a statistic is noise, and the last digits of logarithms differ between machines. Never for
 * money, which is exact.
 */
export const significant = (value: number): number => Number(value.toPrecision(6));
