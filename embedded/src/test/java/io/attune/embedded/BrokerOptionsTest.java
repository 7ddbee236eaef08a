package io.attune.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BrokerOptionsTest {

  @Test
  void eachChangeKeepsTheRest() {
    BrokerOptions options =
        BrokerOptions.defaults()
            .withPort(9092)
            .withDataFolder(Path.of("data"))
            .with("num.partitions", "2")
            .with("num.partitions", "3")
            .with("num.io.threads", "8");

    assertThat(options.port()).isEqualTo(9092);
    assertThat(options.dataFolder()).contains(Path.of("data"));
    assertThat(options.properties())
        .containsOnlyKeys("num.partitions", "num.io.threads")
        .containsEntry("num.partitions", "3");
    assertThat(BrokerOptions.defaults().properties()).isEmpty();
  }

  @Test
  void portOutOfRangeIsRefused() {
    assertThatThrownBy(() -> BrokerOptions.defaults().withPort(65_536))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("65536");
    assertThatThrownBy(() -> BrokerOptions.defaults().withPort(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
