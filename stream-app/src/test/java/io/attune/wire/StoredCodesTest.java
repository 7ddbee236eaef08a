package io.attune.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.coach.CueOutcome;
import io.attune.coach.CueState;
import io.attune.detect.Category;
import io.attune.detect.Episode;
import io.attune.detect.Ladder.Step;
import io.attune.engine.CallState;
import io.attune.language.AgentMove;
import io.attune.schemas.CueCategory;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Stored rows hold some enums as ordinals, to stay small. A new constant goes to the end; one that
 * moves would change what yesterday's rows say.
 */
class StoredCodesTest {
  @Test
  void ordinalsInStoredRowsKeepTheirMeaning() {
    assertThat(names(CallState.Phase.values())).isEqualTo("LIVE ENDING CLOSED ERASED");
    assertThat(names(Episode.Outcome.values()))
        .isEqualTo("OPEN RELEASED ACCEPTED FADED UNRESOLVED");
    assertThat(names(CueState.values())).isEqualTo("TENTATIVE RAISED UPDATED RESOLVED RETRACTED");
    assertThat(names(Step.values())).isEqualTo("ACKNOWLEDGE VALIDATE REFRAME CHECK DONE");
    assertThat(names(CueOutcome.values()))
        .isEqualTo(
            "VISIBLE ACTED ENDED EXPIRED RETRACTED PREEMPTED DISMISSED"
                + " LATE BUSY COOLDOWN BUDGET MUTED LEVEL");
    assertThat(names(AgentMove.values()))
        .isEqualTo(
            "ACKNOWLEDGE VALIDATE REFRAME CHECK OPEN_QUESTION CLOSED_QUESTION SYMPATHY APOLOGY"
                + " BUT_AFTER_VALIDATION CONCESSION NEXT_STEP SMALL_TALK");
  }

  @ParameterizedTest
  @EnumSource(Category.class)
  void everyCategoryHasANameOnTheWire(Category category) {
    assertThat(StoredCodes.category(StoredCodes.category(category))).isEqualTo(category);
  }

  @Test
  void whatANewerBuildWroteIsLeftOut() {
    assertThat(StoredCodes.category(CueCategory.UNKNOWN)).isNull();
    assertThat(StoredCodes.of(CueOutcome.values(), 99, CueOutcome.ENDED))
        .isEqualTo(CueOutcome.ENDED);
  }

  private static String names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(" "));
  }
}
