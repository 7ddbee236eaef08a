package io.attune.training.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.attune.call.Speaker;
import io.attune.training.labelled.LabelledTurn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorruptorTest {
  private static final List<String> SAMPLE =
      List.of(
          "Hello, I'm calling because the new router hasn't worked since it came on Tuesday.",
          "I've tried turning it off and on, and I waited for an hour each time.",
          "Could you tell me whether somebody can come out before the weekend?",
          "My neighbour has the same box and hers was fine from the first day.",
          "To be honest, I don't see why I should pay for a month in which I had nothing.",
          "Right, and what happens if the engineer doesn't find anything wrong with the line?",
          "That sounds good. Thank you, I'll write the number down and wait to hear from them.",
          "No, the other address, please: the one where my mother lives.");

  private static Condition only(double fillers, double cutOffs, double homophones) {
    return new Condition("own", true, fillers, cutOffs, homophones, 0, false);
  }

  private static LabelledTurn turn(int line, String text, int previousLine) {
    return new LabelledTurn(
        line,
        "d",
        line,
        Speaker.CUSTOMER,
        text,
        "",
        previousLine,
        List.of(),
        -1,
        -1,
        JsonNodeFactory.instance.objectNode());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.1, 0.2})
  void wordErrorsComeAtTheRateThatIsAskedFor(double rate) {
    Corruptor corruptor = new Corruptor(Condition.wordErrors("own", rate, false), 3);
    WordErrorRate measured = new WordErrorRate();
    IntStream.range(0, 2_000)
        .forEach(
            line -> {
              String said = SAMPLE.get(line % SAMPLE.size());
              measured.add(said, corruptor.heard(said, line));
            });
    assertThat(measured.value()).isCloseTo(rate, within(0.01));
  }

  @Test
  void withoutPunctuationTheWordsAreThereInSmallLetters() {
    Corruptor corruptor = new Corruptor(Condition.STRIPPED, 1);
    assertThat(corruptor.heard("Well… it’s £1,200.50, isn't it?! (50% off)", 1))
        .isEqualTo("well it's 1,200.50 pounds isn't it 50 percent off");
    assertThat(corruptor.heard("'Black & white', she said.", 1))
        .isEqualTo("black and white she said");
    assertThat(corruptor.heard("?!", 1)).isEmpty();
  }

  @Test
  void cleanIsAsItWasWritten() {
    List<LabelledTurn> turns = List.of(turn(1, "Well, no.", 0));
    assertThat(new Corruptor(Condition.CLEAN, 1).heard(turns)).isEqualTo(turns);
  }

  @Test
  void fillersArePutInAndNothingIsLost() {
    String heard = new Corruptor(only(0.5, 0, 0), 1).heard("i would like to cancel it please", 1);
    assertThat(heard).isNotEqualTo("i would like to cancel it please");
    List<String> rest = new ArrayList<>(Arrays.asList(heard.split(" ")));
    for (String word : "i would like to cancel it please".split(" ")) {
      assertThat(rest.remove(word)).as(word).isTrue();
    }
    assertThat(List.of("um", "uh", "er", "like", "you", "know", "well")).containsAll(rest);
  }

  @Test
  void lastWordIsBrokenOffOrMissing() {
    Corruptor corruptor = new Corruptor(only(0, 1, 0), 1);
    List<String> heard =
        IntStream.range(0, 20).mapToObj(line -> corruptor.heard("i want to cancel", line)).toList();
    assertThat(heard).containsOnly("i want to can-", "i want to");
    assertThat(corruptor.heard("go on", 1)).isEqualTo("go on");
  }

  @Test
  void homophonesStandForWordsThatHaveOne() {
    Corruptor corruptor = new Corruptor(only(0, 0, 1), 1);
    assertThat(corruptor.heard("know umbrella can't", 1)).matches("(no|now) umbrella can");
    assertThat(corruptor.heard("purple umbrella", 1)).isEqualTo("purple umbrella");
  }

  @Test
  void sameSeedHearsTheSameAndAnotherSeedDoesNot() {
    Condition errors = Condition.wordErrors("own", 0.3, true);
    List<LabelledTurn> turns =
        IntStream.range(0, 50).mapToObj(i -> turn(i + 1, SAMPLE.get(i % 8), i)).toList();
    assertThat(new Corruptor(errors, 4).heard(turns))
        .isEqualTo(new Corruptor(errors, 4).heard(turns));
    assertThat(new Corruptor(errors, 4).heard(turns))
        .isNotEqualTo(new Corruptor(errors, 5).heard(turns));
  }

  @Test
  void whatATurnAnswersIsHeardAsItWasHeardThen() {
    List<LabelledTurn> turns =
        IntStream.range(0, 30).mapToObj(i -> turn(i + 1, SAMPLE.get(i % 8), i)).toList();
    List<LabelledTurn> heard =
        new Corruptor(Condition.wordErrors("own", 0.2, false), 2).heard(turns);
    assertThat(heard.get(0).previous()).isEmpty();
    for (int i = 1; i < heard.size(); i++) {
      assertThat(heard.get(i).previous()).isEqualTo(heard.get(i - 1).text());
    }
  }

  @Test
  void wrongWordsAreHeardLessSurelyOnAverage() {
    List<LabelledTurn> turns =
        IntStream.range(0, 200).mapToObj(i -> turn(i + 1, SAMPLE.get(i % 8), 0)).toList();
    List<LabelledTurn> none = new Corruptor(withConfidence(0), 2).heard(turns);
    List<LabelledTurn> many = new Corruptor(withConfidence(0.5), 2).heard(turns);
    assertThat(none)
        .allSatisfy(t -> assertThat(t.wordConfidence()).hasSize(t.text().split(" ").length))
        .allSatisfy(t -> assertThat(t.wordConfidence()).allMatch(c -> c >= 0.6 && c <= 1));
    assertThat(mean(none)).isCloseTo(0.867, within(0.01));
    assertThat(mean(many)).isLessThan(mean(none) - 0.1);
  }

  private static Condition withConfidence(double rate) {
    return Condition.wordErrors("own", rate, true);
  }

  private static double mean(List<LabelledTurn> turns) {
    return turns.stream()
        .flatMap(turn -> turn.wordConfidence().stream())
        .mapToDouble(c -> c)
        .average()
        .orElseThrow();
  }
}
