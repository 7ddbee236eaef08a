package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.TurnRefined;
import io.attune.call.CallInput;
import io.attune.engine.CallBook;
import io.attune.engine.Effect;
import io.attune.engine.Effect.TurnSettled;
import io.attune.engine.Script;
import io.attune.engine.SmallPlaybook;
import io.attune.language.MadeUpRefiner;
import io.attune.language.Refinement;
import io.attune.language.TextRefiner;
import io.attune.wire.json.EventWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InlineAnswersTest {
  @TempDir private Path folder;

  private static final RefinerProvider MADE_UP =
      new RefinerProvider() {
        @Override
        public Optional<String> missing() {
          return Optional.empty();
        }

        @Override
        public TextRefiner open() {
          return new MadeUpRefiner();
        }
      };

  private static Script call() {
    return Script.call()
        .agent(0, 2_000, "good morning how can i help")
        .customer(2_500, 4_000, "my order has not come yet")
        .agent(4_500, 6_000, "let me look for it");
  }

  /** What a replay of these inputs makes of the model on each settled turn. */
  private List<String> models(Optional<RefinerProvider> encoder, List<CallInput> inputs)
      throws IOException {
    Path file = folder.resolve("call.jsonl");
    try (EventWriter writer = new EventWriter(Files.newOutputStream(file))) {
      for (CallInput input : inputs) {
        writer.write(input);
      }
    }
    List<String> models = new ArrayList<>();
    try (InlineAnswers answers = InlineAnswers.before(encoder, List.of(file.toString()))) {
      CallBook book =
          new CallBook(
              SmallPlaybook.engine(),
              (callId, effect) -> {
                answers.hear(effect);
                note(effect, models);
              });
      for (CallInput input : inputs) {
        book.hear(input);
        answers.tell(book::hear);
      }
      book.finish();
    }
    return models;
  }

  private static void note(Effect effect, List<String> models) {
    if (effect instanceof TurnSettled settled) {
      Refinement answer = settled.scored().turn().refinement();
      models.add(answer == null ? "" : answer.model());
    }
  }

  @Test
  void whatIsWorthItIsAnsweredAtOnce() throws Exception {
    assertThat(models(Optional.of(MADE_UP), call().inputs()))
        .containsExactly("", MadeUpRefiner.MODEL, MadeUpRefiner.MODEL);
    assertThat(models(Optional.empty(), call().inputs())).containsExactly("", "", "");
  }

  @Test
  void answersInTheRecordingStayAsTheyAreEvenIfTheyCameTooLate() throws Exception {
    TurnRefined recorded = new TurnRefined("s2", 0, "recorded/1", -0.5, 1, 0, 0, Set.of());
    List<CallInput> inTime = new ArrayList<>(call().inputs());
    inTime.add(3, CallEvent.of("c1", Script.START + 4_300, recorded));
    assertThat(models(Optional.of(MADE_UP), inTime))
        .containsExactly("", "recorded/1", MadeUpRefiner.MODEL);

    List<CallInput> late = call().ended(20_000).inputs();
    late.add(CallEvent.of("c1", Script.START + 4_300, recorded));
    assertThat(models(Optional.of(MADE_UP), late)).containsExactly("", "", MadeUpRefiner.MODEL);
  }
}
