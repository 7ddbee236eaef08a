package io.attune.engine;

import java.util.List;

/**
 * What a step came to.
 *
 * @param state the call afterwards; null when it is forgotten
 * @param effects what it brings about, in order
 */
public record Outcome(CallState state, List<Effect> effects) {}
