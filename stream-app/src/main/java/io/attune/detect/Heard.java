package io.attune.detect;

import java.util.List;

/**
 * What hearing one turn came to.
 *
 * @param after the conversation with the turn in it
 * @param scored the turn's measures
 * @param finished episodes that it ended
 */
public record Heard(Conversation after, ScoredTurn scored, List<Episode> finished) {}
