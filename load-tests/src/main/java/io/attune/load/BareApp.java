package io.attune.load;

import io.attune.app.AppConfig;
import io.attune.app.StreamsSettings;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;

/** The bare topology, run with the settings that Attune runs with. */
final class BareApp implements AutoCloseable {
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

  private final KafkaStreams streams;

  private BareApp(KafkaStreams streams) {
    this.streams = streams;
  }

  /** Starts it and waits until it runs. */
  static BareApp start(AppConfig config, BareSize size, Duration patience)
      throws InterruptedException {
    Properties settings = StreamsSettings.of(config, config.topics().deadLetters());
    BareApp app =
        new BareApp(
            new KafkaStreams(BareTopology.of(config.topics(), size, config.tickMs()), settings));
    app.streams.start();
    long deadline = System.nanoTime() + patience.toNanos();
    while (app.streams.state() != KafkaStreams.State.RUNNING) {
      if (System.nanoTime() > deadline || app.streams.state() == KafkaStreams.State.ERROR) {
        throw new IllegalStateException("the bare topology is " + app.streams.state());
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return app;
  }

  @Override
  public void close() {
    streams.close(
        CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
            .withTimeout(CLOSE_PATIENCE));
  }
}
