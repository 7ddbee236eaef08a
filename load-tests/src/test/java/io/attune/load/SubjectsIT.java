package io.attune.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.attune.app.Closing;
import io.attune.app.ExitCode;
import io.attune.app.Guarantee;
import io.attune.topology.Topics;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Attune and the bare topology in processes of their own, as workloads have them. */
@Timeout(600)
class SubjectsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int RATE = 40;
  private static final int SECONDS = 8;
  private static final BenchOptions OPTIONS =
      new BenchOptions(
          null,
          null,
          List.of(),
          null,
          null,
          2,
          1,
          List.of(Guarantee.EXACTLY_ONCE_V2),
          List.of("-XX:TieredStopAtLevel=1"),
          Map.of("warm-up-seconds", "1"),
          false,
          false,
          1);

  /** One traffic for each subject. */
  private static final class Traffics extends Session {
    private final OpenLoad load;

    Traffics(Closing closing) throws Exception {
      super(closing, OPTIONS, new PrintWriter(Writer.nullWriter()));
      load = openLoad();
    }

    Topics topics(Subject subject) throws Exception {
      return rig.topics(id(subject, "it"));
    }

    Written written(Subject subject, Topics topics) throws Exception {
      String name = nextCell();
      String id = id(subject, "it");
      final Written.Mark mark = mark(id, topics);
      SubjectProcess process = rig.open(subject);
      process.start(settings(subject, id, topics, Guarantee.EXACTLY_ONCE_V2, "state-" + id));
      OpenLoad.Outcome outcome =
          load.run(
              name,
              subject,
              List.of(process.process()),
              topics,
              begin -> new FinalsTraffic(name, RATE, SECONDS, begin, 1),
              2,
              new OpenLoad.Meanwhile() {});
      process.stop();
      assertThat(outcome.missing()).as("missing of %s", subject).isZero();
      assertThat(outcome.doubled()).as("doubled of %s", subject).isZero();
      return subject == Subject.ATTUNE ? count(mark, outcome) : Written.since(rig.servers(), mark);
    }
  }

  @Test
  void theBareTopologyWritesAsMuchAsAttuneWasSeenToWrite() throws Exception {
    Closing.run(
        closing -> {
          Traffics traffics = new Traffics(closing);
          Topics topics = traffics.topics(Subject.ATTUNE);
          traffics.written(Subject.ATTUNE, topics);
          // What was written before does not count.
          Written attune = traffics.written(Subject.ATTUNE, topics);
          Written bare = traffics.written(Subject.BARE, traffics.topics(Subject.BARE));

          assertSame(bare.changelogs().core(), attune.changelogs().core());
          assertSame(bare.changelogs().window(), attune.changelogs().window());
          assertSame(bare.turns(), attune.turns());
          assertSame(bare.views(), attune.views());
          assertSame(bare.summaries(), attune.summaries());
          return ExitCode.OK;
        });
  }

  /** As many but for the last fraction, and of as many bytes but for the rounding of each. */
  private static void assertSame(TopicContent bare, TopicContent attune) {
    assertThat(attune.records()).isPositive();
    assertThat(bare.records()).isBetween(attune.records() - 4, attune.records());
    assertThat(bare.valueBytes()).isCloseTo(attune.valueBytes(), withinPercentage(5));
  }

  @Test
  void attuneSaysThatItRunsBeforeItIsReady() throws Exception {
    Closing.run(
        closing -> {
          Rig rig = Rig.start(closing, OPTIONS);
          Topics topics = rig.topics("run");
          ChildProcess attune =
              rig.attune(rig.settings("run", topics, Guarantee.EXACTLY_ONCE_V2, "state"));
          attune.awaitRunning(PATIENCE);
          attune.awaitAnnounced(PATIENCE);

          assertThat(attune.printed())
              .containsPattern("the processor runs, \\d+\\.\\d s after the start of the JVM");
          assertThat(attune.printed().indexOf("the processor runs"))
              .isLessThan(attune.printed().indexOf("attune: processor on"));
          return ExitCode.OK;
        });
  }
}
