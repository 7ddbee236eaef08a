/**
 * The engine on a machine that is made up: calls, partitions, ticks, duplicates, delays and crashes
 * all follow from one seed, so that whatever goes wrong can be seen again. It knows the engine by
 * what everybody may call; how calls are stored is in {@link io.attune.simulate.SimulatedStore}
 * alone.
 */
package io.attune.simulate;
