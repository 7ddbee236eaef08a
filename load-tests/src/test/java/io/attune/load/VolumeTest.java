package io.attune.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeTest {
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.001, 0.1, 0.8, 1, 1.35, 2.97, 4})
  void asManyComeAsAreDueByThen(double each) {
    Volume.Portions portions = new Volume(each, 7).portions();
    long given = 0;
    for (int asked = 1; asked <= 10_000; asked++) {
      given += portions.next();
      assertThat(given).as("after %d", asked).isEqualTo((long) (asked * each));
    }
  }

  @Test
  void everyRunGivesTheSame() {
    Volume volume = new Volume(0.8, 0);

    assertThat(counts(volume)).isEqualTo(counts(volume)).contains(0, 1);
  }

  private static int[] counts(Volume volume) {
    Volume.Portions portions = volume.portions();
    return IntStream.range(0, 100).map(i -> portions.next()).toArray();
  }

  @Test
  void aTopicIsSoManyRecordsOfTheirMeanSizeForEach() {
    assertThat(Volume.of(new TopicContent(80, 8_040, 9_000, 1), 100))
        .isEqualTo(new Volume(0.8, 101));
    assertThat(Volume.of(new TopicContent(0, 0, 0, 1), 100)).isEqualTo(Volume.NONE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1.0 / 3, 1e-7, 2.35})
  void settingsKeepItAsItIs(double each) {
    Volume volume = new Volume(each, 231);

    assertThat(Volume.parse(volume.setting())).isEqualTo(volume);
  }
}
