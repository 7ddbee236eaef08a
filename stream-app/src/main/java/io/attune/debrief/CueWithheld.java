package io.attune.debrief;

import io.attune.coach.CueOutcome;
import io.attune.detect.Category;

/**
 * A cue that was decided and not shown.
 *
 * @param ruleId the rule that it follows
 * @param category what it is about
 * @param atMs media time at which it was withheld
 * @param reason why
 */
public record CueWithheld(String ruleId, Category category, long atMs, CueOutcome reason) {}
