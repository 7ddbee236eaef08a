package io.attune.load;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * One measurement of one subject.
 *
 * @param figures by name with unit, in the order to show; NaN where one could not be had
 * @param micros how the times spread, microseconds; null where none were taken
 * @param load what else the machine did meanwhile
 */
record BenchRun(Subject subject, Map<String, Double> figures, Histogram micros, MachineLoad load) {}
