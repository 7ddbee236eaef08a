package io.attune.training.timed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpanTest {
  @Test
  void unionJoinsWhatTouchesAndKeepsWhatDoesNot() {
    List<Span> union =
        Span.union(List.of(new Span(50, 60), new Span(0, 10), new Span(5, 8), new Span(10, 20)));
    assertThat(union).containsExactly(new Span(0, 20), new Span(50, 60));
    assertThat(Span.lengthMs(union)).isEqualTo(30);
  }

  @Test
  void gapsAreBetweenSpansAndLongEnough() {
    List<Span> union = List.of(new Span(0, 10), new Span(15, 20), new Span(26, 30));
    assertThat(Span.gaps(union, 6)).containsExactly(new Span(20, 26));
    assertThat(Span.gaps(union, 5)).hasSize(2);
  }

  @Test
  void spansAreAboutTheSameIfTheyShareMostOfBoth() {
    assertThat(new Span(0, 10).isAbout(new Span(2, 10))).isTrue();
    assertThat(new Span(0, 10).isAbout(new Span(0, 30))).isFalse();
    assertThat(new Span(0, 0).isAbout(new Span(0, 0))).isFalse();
  }
}
