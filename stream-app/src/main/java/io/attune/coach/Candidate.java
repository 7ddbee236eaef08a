package io.attune.coach;

import io.attune.detect.Evidence;
import io.attune.detect.Ladder.Step;
import io.attune.playbook.Rule;
import java.util.List;

/**
 * Something that could be cued now. Whether it is, the {@link CuePolicy} decides.
 *
 * @param rule the rule that speaks to it
 * @param episodeStartMs media time of the onset of what it is about
 * @param step the missing step of the ladder
 * @param level 1, or higher as it lasts or comes back
 * @param confidence 0 to 1
 * @param evidence what it rests on, newest last
 * @param evidenceMs media time at which the newest evidence ended
 * @param words the customer's own words, empty if there are none
 * @param speakerId the voice on the customer's side that it is about, empty if none in particular
 */
public record Candidate(
    Rule rule,
    long episodeStartMs,
    Step step,
    int level,
    double confidence,
    List<Evidence> evidence,
    long evidenceMs,
    String words,
    String speakerId) {}
