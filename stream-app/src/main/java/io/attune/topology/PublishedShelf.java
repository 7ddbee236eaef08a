package io.attune.topology;

import io.attune.engine.CallEngine;
import io.attune.engine.Shelf;
import io.attune.playbook.Playbook;
import io.attune.playbook.PlaybookRef;
import io.attune.playbook.yaml.PlaybookFaults;
import io.attune.playbook.yaml.PlaybookSource;
import io.attune.playbook.yaml.PlaybookText;
import io.attune.playbook.yaml.PlaybookYaml;
import io.attune.wire.PublishedPlaybook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The playbooks that are published on Kafka, on top of those at hand. A thread of its own reads
 * them and makes their engines as they are published, so that an activation, which comes later,
 * finds them ready. One that is asked for and not there yet is waited for until all that had been
 * published by then is read: an activation means the same on every partition, whoever is behind.
 */
public final class PublishedShelf implements Shelf, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PublishedShelf.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long PATIENCE_MS = 20_000;

  private final Shelf local;
  private final PlaybookFeed feed;
  private final Function<Playbook, CallEngine> engineFor;
  private final PlaybookMeters meters;
  private final Map<PlaybookRef, PlaybookText> texts = new ConcurrentHashMap<>();
  private final Map<PlaybookRef, Optional<CallEngine>> engines = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<CompletableFuture<Void>> waiting =
      new ConcurrentLinkedQueue<>();
  private final Thread reader = new Thread(this::read, "attune-playbooks");
  private volatile boolean closed;

  private PublishedShelf(
      Shelf local,
      PlaybookFeed feed,
      Function<Playbook, CallEngine> engineFor,
      PlaybookMeters meters) {
    this.meters = meters;
    this.local = local;
    this.feed = feed;
    this.engineFor = engineFor;
  }

  /**
   * Begins to read.
   *
   * @param local the playbooks at hand, which have precedence
   * @param feed what is published; closed with this
   * @param engineFor makes the engine that runs a playbook
   * @param meters count the playbooks that cannot be used
   */
  public static PublishedShelf open(
      Shelf local,
      PlaybookFeed feed,
      Function<Playbook, CallEngine> engineFor,
      PlaybookMeters meters) {
    PublishedShelf shelf = new PublishedShelf(local, feed, engineFor, meters);
    shelf.reader.setDaemon(true);
    shelf.reader.start();
    return shelf;
  }

  @Override
  public CallEngine standard(String language) {
    return local.standard(language);
  }

  @Override
  public Optional<CallEngine> find(PlaybookRef ref) {
    Optional<CallEngine> atHand = local.find(ref);
    if (atHand.isPresent()) {
      return atHand;
    }
    if (!texts.containsKey(ref)) {
      awaitAll(ref);
    }
    return texts.containsKey(ref) ? engine(ref) : Optional.empty();
  }

  private void awaitAll(PlaybookRef ref) {
    CompletableFuture<Void> all = new CompletableFuture<>();
    waiting.add(all);
    feed.wakeUp();
    try {
      all.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("Playbook {} was looked for in vain: the topic of playbooks cannot be read", ref);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try (feed) {
      while (!closed) {
        readOn();
      }
    } finally {
      closed = true;
      answer(new ArrayList<>(waiting));
    }
  }

  private void readOn() {
    List<CompletableFuture<Void>> asked = new ArrayList<>(waiting);
    try {
      feed.poll(asked.isEmpty() ? POLL : Duration.ofMillis(50)).forEach(this::take);
      if (!asked.isEmpty() && feed.isAtEnd()) {
        answer(asked);
      }
    } catch (WakeupException e) {
      // Somebody waits, or it is over.
    } catch (KafkaException e) {
      LOG.warn("The topic of playbooks cannot be read: {}", KafkaRefusal.orMessage(e));
      pause();
    }
  }

  private void answer(List<CompletableFuture<Void>> asked) {
    waiting.removeAll(asked);
    asked.forEach(all -> all.complete(null));
  }

  private static void pause() {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A version never changes: what was first published under its name is what it is. */
  private void take(PublishedPlaybook published) {
    PlaybookRef ref = published.ref();
    PlaybookText text = new PlaybookText(ref, ref + " in the topic", published.document());
    PlaybookText known = texts.putIfAbsent(ref, text);
    if (known == null) {
      engine(ref);
    } else if (!known.text().equals(published.document())) {
      meters.changed();
      LOG.error("Playbook {} was published again with another text, which is ignored", ref);
    }
  }

  private Optional<CallEngine> engine(PlaybookRef ref) {
    return engines.computeIfAbsent(ref, r -> make(texts.get(r)));
  }

  private Optional<CallEngine> make(PlaybookText text) {
    try {
      PlaybookSource parents = new Texts().orElse(PlaybookSource.bundled());
      return Optional.of(engineFor.apply(PlaybookYaml.published(text, parents)));
    } catch (PlaybookFaults e) {
      meters.faulty();
      // Without their texts, which quote the playbook: it may hold whatever its author put there.
      LOG.error(
          "Playbook {} is published and faulty, so no call can use it: {} faults, the first at line"
              + " {}; attune playbook validate lists them",
          text.ref(),
          e.count(),
          e.faults().get(0).line());
      return Optional.empty();
    }
  }

  /** What is published, as a place to look for what a playbook extends. */
  private final class Texts implements PlaybookSource {
    @Override
    public Optional<PlaybookText> find(PlaybookRef ref) {
      return Optional.ofNullable(texts.get(ref));
    }

    @Override
    public List<PlaybookRef> known() {
      return List.copyOf(texts.keySet());
    }
  }

  @Override
  public void close() {
    closed = true;
    feed.wakeUp();
    try {
      reader.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
