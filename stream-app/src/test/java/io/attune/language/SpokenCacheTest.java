package io.attune.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.Speaker;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpokenCacheTest {
  private final SpokenCache<ReadTurn> cache = new SpokenCache<>(32_768);

  private static ReadTurn turn(String text, Speaker speaker) {
    Tokens tokens = SpokenLanguage.of("en").tokens(text);
    return new ReadTurn(text, speaker, tokens, List.of(), Questions.NONE);
  }

  @Test
  void findsTheSameWordsOfTheSameSide() {
    ReadTurn turn = turn("is that right", Speaker.AGENT);
    cache.keep(turn);

    assertThat(cache.find("is that right", Speaker.AGENT)).isSameAs(turn);
    assertThat(cache.find("is that right", Speaker.CUSTOMER)).isNull();
    assertThat(cache.find("is that wrong", Speaker.AGENT)).isNull();
  }

  @Test
  void neverTakesOneTurnForAnotherHoweverManyThereAre() {
    for (int i = 0; i < 100_000; i++) {
      cache.keep(turn("number " + i, Speaker.CUSTOMER));
    }

    int found = 0;
    for (int i = 0; i < 100_000; i++) {
      ReadTurn turn = cache.find("number " + i, Speaker.CUSTOMER);
      if (turn != null) {
        assertThat(turn.text()).isEqualTo("number " + i);
        found++;
      }
    }
    assertThat(found).isBetween(8_000, 32_768);
  }
}
