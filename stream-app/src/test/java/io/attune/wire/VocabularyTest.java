package io.attune.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.coach.CueOutcome;
import io.attune.coach.CueState;
import io.attune.detect.Category;
import io.attune.detect.Episode;
import io.attune.detect.Kind;
import io.attune.detect.Ladder;
import io.attune.language.AgentMove;
import io.attune.language.Stance;
import io.attune.playbook.Severity;
import io.attune.schemas.CueCategory;
import io.attune.schemas.CueKind;
import io.attune.schemas.EpisodeOutcome;
import io.attune.schemas.LadderStep;
import io.attune.schemas.Move;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Both vocabularies grow; a word that is missing in the other must not wait for a live call. */
class VocabularyTest {

  @Test
  void everyCategoryHasItsOwnWordInTheContracts() {
    Set<CueCategory> words = new HashSet<>();
    for (Category category : Category.values()) {
      CueCategory word = Vocabulary.category(category);
      assertThat(words.add(word)).as("%s is used twice", word).isTrue();
      assertThat(word.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
          .isEqualTo(category.wireName());
    }
    assertThat(words).isEqualTo(EnumSet.complementOf(EnumSet.of(CueCategory.UNKNOWN)));
  }

  @Test
  void everyKindStateStepStanceMoveAndSeverityIsKnownToTheContracts() {
    assertThat(words(Kind.values(), Vocabulary::kind))
        .isEqualTo(EnumSet.complementOf(EnumSet.of(CueKind.UNKNOWN)));
    assertThat(words(CueState.values(), Vocabulary::state))
        .isEqualTo(EnumSet.complementOf(EnumSet.of(io.attune.schemas.CueState.UNKNOWN)));
    assertThat(words(AgentMove.values(), Vocabulary::move))
        .isEqualTo(EnumSet.complementOf(EnumSet.of(Move.UNKNOWN)));
    assertThat(words(Stance.values(), Vocabulary::stance))
        .isEqualTo(EnumSet.complementOf(EnumSet.of(io.attune.schemas.Stance.UNKNOWN)));
    // Observing takes no words, so it is never asked for.
    assertThat(words(Ladder.Step.values(), Vocabulary::step))
        .isEqualTo(EnumSet.complementOf(EnumSet.of(LadderStep.UNKNOWN, LadderStep.OBSERVE)));
    assertThat(words(Severity.values(), Vocabulary::severity))
        .isEqualTo(EnumSet.complementOf(EnumSet.of(io.attune.schemas.Severity.UNKNOWN)));
    assertThat(words(CueOutcome.values(), Vocabulary::outcome))
        .isEqualTo(EnumSet.complementOf(EnumSet.of(io.attune.schemas.CueOutcome.UNKNOWN)));
  }

  @Test
  void episodeHasAnOutcomeOnceItHasEnded() {
    assertThat(outcome(Category.OBJECTION_PRICE, Episode.Outcome.OPEN)).isNull();
    assertThat(outcome(Category.OBJECTION_PRICE, Episode.Outcome.ACCEPTED))
        .isEqualTo(EpisodeOutcome.RESOLVED);
    assertThat(outcome(Category.TENSION_RISING, Episode.Outcome.RELEASED))
        .isEqualTo(EpisodeOutcome.RESOLVED);
    assertThat(outcome(Category.OBJECTION_PRICE, Episode.Outcome.FADED))
        .isEqualTo(EpisodeOutcome.LAPSED);
    assertThat(outcome(Category.OBJECTION_DEADLOCK, Episode.Outcome.FADED))
        .isEqualTo(EpisodeOutcome.DEADLOCKED);
    assertThat(outcome(Category.OBJECTION_DEADLOCK, Episode.Outcome.UNRESOLVED))
        .isEqualTo(EpisodeOutcome.UNRESOLVED);
  }

  private static EpisodeOutcome outcome(Category category, Episode.Outcome outcome) {
    long endMs = outcome == Episode.Outcome.OPEN ? -1 : 9_000;
    return Vocabulary.outcome(
        new Episode(
            category,
            1_000,
            endMs,
            0.5,
            0.5,
            1_000,
            1,
            1_000,
            "",
            Ladder.NONE,
            List.of(),
            outcome));
  }

  private static <D, W> Set<W> words(D[] domain, Function<D, W> word) {
    return Arrays.stream(domain).map(word).filter(Objects::nonNull).collect(Collectors.toSet());
  }
}
