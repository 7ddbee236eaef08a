package io.attune.debrief;

import io.attune.language.AgentMove;
import java.util.List;

/**
 * What the agent did in one turn.
 *
 * @param atMs media time at which the turn began
 * @param moves in the order of the vocabulary, never empty
 * @param words the turn
 */
public record MovesMade(long atMs, List<AgentMove> moves, Quote words) {}
