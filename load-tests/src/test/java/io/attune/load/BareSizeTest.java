package io.attune.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BareSizeTest {
  private static final Written WRITTEN =
      new Written(
          new Changelogs(content(150, 30_000), content(80, 8_000)),
          content(79, 8_000),
          content(200, 20_000),
          content(0, 0));

  private static TopicContent content(long records, long valueBytes) {
    return new TopicContent(records, valueBytes, 2 * valueBytes, 1);
  }

  @Test
  void itIsAsManyRecordsAndBytesAsWereWritten() {
    BareSize size = WRITTEN.bareSize(100, 80);

    assertThat(size.core()).isEqualTo(new Volume(1.5, 200));
    assertThat(size.window()).isEqualTo(new Volume(1, 100));
    assertThat(size.views()).isEqualTo(new Volume(2.5, 100));
    assertThat(size.summaries()).isEqualTo(Volume.NONE);
    assertThat(size.cueAfterMs()).isZero();
  }

  @Test
  void eachFinalHasItsTurnThoughSomeWereNotWrittenYet() {
    assertThat(WRITTEN.bareSize(100, 80).turns()).isEqualTo(new Volume(1, 100));
  }

  @Test
  void anOrderKeepsIt() {
    BareSize size = WRITTEN.bareSize(77, 39);

    assertThat(BareSize.of(size.settings())).isEqualTo(size);
  }
}
