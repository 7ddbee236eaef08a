package io.attune.load;

/**
 * How large a workload is. Each takes of it what concerns it.
 *
 * @param records of each measurement, 10,000 or more
 * @param rounds measurements of each, 1 or more
 * @param connections that listen, 1 or more
 * @param cuesPerSecond 1 or more
 * @param seconds for which they come, 1 or more
 */
record BenchOptions(int records, int rounds, int connections, int cuesPerSecond, int seconds) {}
