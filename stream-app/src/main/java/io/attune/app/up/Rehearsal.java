package io.attune.app.up;

import io.attune.app.Closing;
import io.attune.app.Instance;
import io.attune.app.Samples;
import io.attune.app.play.Cluster;
import io.attune.app.play.CueWatch;
import io.attune.app.play.Play;
import io.attune.app.play.Programme;
import io.attune.app.play.Programme.Arrangement;
import io.attune.app.play.Recording;
import io.attune.app.play.Screen;
import io.attune.app.play.SteadyClock;
import io.attune.embedded.EmbeddedKafka;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first seconds of a Java program are its slowest: a cue in them would take up to a second. So
 * before anybody is told that Attune is up, the sample calls run once through the whole pipeline,
 * fast, on topics and under an application id of their own. Nothing of it is counted, and all of it
 * is deleted afterwards.
 */
final class Rehearsal {
  /** Before the names of its topics, which Kafka Streams' own start with as well. */
  static final String PREFIX = "rehearsal.";

  static final String APPLICATION_ID = PREFIX + "attune";

  private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);

  /** Five minutes of calls in one second. */
  private static final double SPEED = 300;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Closing closing;
  private final Cluster cluster;
  private final Instance rehearsing;

  private Rehearsal(Closing closing, Cluster cluster, Instance rehearsing) {
    this.closing = closing;
    this.cluster = cluster;
    this.rehearsing = rehearsing;
  }

  /**
   * Makes ready to rehearse.
   *
   * @param cluster with the names of the rehearsal's topics
   * @param processor starts the processor on them
   */
  static Rehearsal prepare(
      Closing closing, EmbeddedKafka kafka, Cluster cluster, Callable<Instance> processor)
      throws Exception {
    kafka.createTopics(cluster.topics().toCreate(1, (short) 1));
    Instance rehearsing = closing.open("rehearsal", processor);
    rehearsing.awaitReady(PATIENCE);
    return new Rehearsal(closing, cluster, rehearsing);
  }

  /** Rehearses. That it comes to nothing is no reason not to perform. */
  void run() throws Exception {
    play();
    closing.closeNow(rehearsing);
    delete();
  }

  private void play() throws Exception {
    SteadyClock clock = new SteadyClock();
    Programme programme =
        Programme.of(Recording.named(List.of(Samples.WORD)), Arrangement.DEFAULT, bad -> {});
    CueWatch watch = closing.open("rehearsal's watch", () -> CueWatch.connect(cluster, clock));
    watch.start();
    Play play =
        closing.open(
            "rehearsal's player",
            () -> Play.start(cluster, watch, programme, new Play.Manner(SPEED, ""), clock));
    Screen nowhere = new Screen(new PrintWriter(Writer.nullWriter()), false);
    if (!play.await(nowhere, PATIENCE, closing::checkpoint)) {
      log.warn("the rehearsal did not come to its end; the first cues may be slow");
    }
    log.debug("rehearsal: {}", play.report().toJson());
    closing.closeNow(play);
    closing.closeNow(watch);
  }

  private void delete() throws InterruptedException {
    try (Admin admin = Admin.create(cluster.client())) {
      List<String> ours =
          admin.listTopics().names().get().stream()
              .filter(topic -> topic.startsWith(PREFIX))
              .toList();
      admin.deleteTopics(ours).all().get();
      admin.deleteConsumerGroups(List.of(APPLICATION_ID)).all().get();
    } catch (ExecutionException e) {
      log.warn("something of the rehearsal is left in Kafka: {}", e.getCause().toString());
    }
  }
}
