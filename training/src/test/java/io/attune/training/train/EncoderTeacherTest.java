package io.attune.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.Speaker;
import io.attune.encoder.TunedLayers;
import io.attune.language.TextContext;
import io.attune.language.Utterance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EncoderTeacherTest {
  private static final List<String> RUDE =
      List.of("you are an idiot", "shut up you moron", "you stupid machine", "what a fool you are");
  private static final List<String> POLITE =
      List.of("thank you very much", "that is kind of you", "could you repeat it", "good morning");
  private static final List<Sample> TALK =
      List.of(sample("you are an imbecile", 0), sample("many thanks for your help", 0));

  private static final List<Sample> labelled = new ArrayList<>();
  private static EncoderTeacher teacher;

  @BeforeAll
  static void label() {
    RUDE.forEach(text -> labelled.add(sample(text, 1)));
    POLITE.forEach(text -> labelled.add(sample(text, 0)));
    teacher = new EncoderTeacher(new Vectors(TunedLayers.bundled()), 1);
  }

  /** What is rude is in fold 0, what is not in fold 1. */
  private static Sample sample(String text, int answer) {
    Utterance utterance = new Utterance(text, Speaker.CUSTOMER, null);
    return new Sample("convabuse", 1 - answer, false, utterance, TextContext.NONE, answer, 1);
  }

  @Test
  void itCarriesLabelsOverToOtherWordsForTheSame() {
    double[] yes = teacher.answers(Head.ABUSE, labelled, TALK, -1);

    assertThat(yes[0]).isBetween(0.5, 1.0);
    assertThat(yes[1]).isBetween(0.0, 0.5);
  }

  @Test
  void itDoesNotLookAtTheFoldThatIsLeftOut() {
    assertThat(teacher.answers(Head.ABUSE, labelled, TALK, 0)[0]).isLessThan(0.5);
  }
}
