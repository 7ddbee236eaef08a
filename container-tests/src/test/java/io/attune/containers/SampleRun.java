package io.attune.containers;

import io.attune.app.AppConfig;
import io.attune.app.Instance;
import io.attune.app.LocalShelf;
import io.attune.app.Samples;
import io.attune.app.Setting;
import io.attune.app.play.Cluster;
import io.attune.app.play.CueWatch;
import io.attune.app.play.Play;
import io.attune.app.play.Programme;
import io.attune.app.play.Recording;
import io.attune.app.play.Screen;
import io.attune.app.play.SteadyClock;
import io.attune.coach.CueState;
import io.attune.engine.CallBook;
import io.attune.engine.Effect.CueChanged;
import io.attune.topology.Topics;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One recorded call, played through a processor on some Kafka.
 *
 * @param cueIds of the cues that were raised
 * @param duplicates records that were written more than once
 */
record SampleRun(Set<String> cueIds, long duplicates) {
  /** Three minutes, six cues. */
  private static final String SAMPLE = "10-let-me-think-about-it";

  private static final double SPEED = 20;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * Plays it to its end.
   *
   * @param prefix of topics that are there
   * @param state an empty folder
   */
  static SampleRun through(String bootstrapServers, String prefix, Path state) throws Exception {
    AppConfig config =
        AppConfig.read(
            Optional.empty(),
            Map.of(
                Setting.BOOTSTRAP_SERVERS,
                bootstrapServers,
                Setting.APPLICATION_ID,
                prefix + "attune",
                Setting.TOPIC_PREFIX,
                prefix,
                Setting.ROLES,
                "processor",
                Setting.STATE_DIR,
                state.toString()));
    Cluster cluster =
        new Cluster(Map.of("bootstrap.servers", bootstrapServers), new Topics(prefix));
    SteadyClock clock = new SteadyClock();
    Programme programme =
        Programme.of(List.of(recording()), Programme.Arrangement.DEFAULT, bad -> {});
    try (Instance processor = Instance.start(config, LocalShelf.byLanguage());
        CueWatch watch = CueWatch.connect(cluster, clock)) {
      if (!processor.awaitReady(PATIENCE)) {
        throw new AssertionError("the processor does not come up");
      }
      watch.start();
      try (Play play = Play.start(cluster, watch, programme, new Play.Manner(SPEED, ""), clock)) {
        Screen nowhere = new Screen(new PrintWriter(Writer.nullWriter()), false);
        if (!play.await(nowhere, PATIENCE, watch::check)) {
          throw new AssertionError("the call has no summary: " + play.report());
        }
        return new SampleRun(play.cueIds(), play.report().duplicates());
      }
    }
  }

  /** Those that the same recording gives without Kafka. */
  static Set<String> cueIdsOfTheEngineAlone() throws Exception {
    Set<String> raised = new TreeSet<>();
    CallBook book =
        new CallBook(
            LocalShelf.byLanguage(),
            (callId, effect) -> {
              if (effect instanceof CueChanged changed
                  && changed.cue().state() == CueState.RAISED) {
                raised.add(changed.cue().cueId());
              }
            });
    try (var events = recording().source().open(bad -> {})) {
      while (events.hasNext()) {
        book.hear(events.next());
      }
    }
    book.finish();
    return raised;
  }

  private static Recording recording() {
    return Samples.all().stream()
        .filter(sample -> sample.name().equals(SAMPLE))
        .map(sample -> new Recording(sample.name(), sample::events))
        .findFirst()
        .orElseThrow();
  }
}
