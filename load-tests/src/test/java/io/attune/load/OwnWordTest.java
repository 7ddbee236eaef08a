package io.attune.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnWordTest {
  @Test
  void noTwoNumbersHaveTheSameWord() {
    assertThat(IntStream.range(0, 20_000).mapToObj(OwnWord::of))
        .doesNotHaveDuplicates()
        .allMatch(word -> word.matches("x[a-z]+"));
  }

  @Test
  void shortTurnsComeAgainAsTheyDoInCalls() {
    assertThat(OwnWord.before("yes of course", 7)).isEqualTo("yes of course");
    assertThat(OwnWord.before("yes of course you may", 7)).isEqualTo("xna yes of course you may");
    assertThat(OwnWord.insteadOfLast("yes of course", 7)).isEqualTo("yes of xna");
  }
}
