package io.attune.training.figures;

/**
 * A figure and its 95 % interval.
 *
 * @param value the figure
 * @param low lower end of the interval
 * @param high upper end
 */
public record Estimate(double value, double low, double high) {}
