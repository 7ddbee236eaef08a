package io.attune.detect;

/**
 * One turn and what it measured in its place in the conversation.
 *
 * @param turn the turn
 * @param tension the call's level after it, 0 to 1
 * @param objection what it objected to most clearly, null if it did not
 * @param overlapMs time shared with turns of the other side that ended no later, in milliseconds
 * @param gapBeforeMs its start less the latest end of speech that began before it; negative when it began over somebody; 0 for the
 *     first turn
 */
public record ScoredTurn(
    Turn turn, double tension, Category objection, long overlapMs, long gapBeforeMs) {}
