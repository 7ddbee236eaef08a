package io.attune.topology;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallErased;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallInput;
import io.attune.detect.Turn;
import io.attune.engine.CallState;
import io.attune.engine.Effect;
import io.attune.engine.Twins;
import io.attune.sealing.CallKey;
import io.attune.wire.CallRows;
import io.attune.wire.EpisodePages;
import io.attune.wire.EpisodePages.Page;
import io.attune.wire.RowChanges;
import io.attune.wire.Undecodable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The calls of one task as the two stores keep them: in {@code call-core} a few rows for each call,
 * by how often they change, and in {@code call-window} its turns of late, pending and settled.
 */
final class CallStore {
  private static final String CALL = "c/";
  private static final String DOSSIER = "d/";
  private static final String JOURNEY = "j/";
  private static final String EPISODES = SealedRows.NUMBERED;
  private static final String PARTITION = "p/";

  /** Turns are found for this long after they were published, even if that took a while. In ms. */
  private static final long TURNS_SURE_MS = CallTopology.TURNS_KEPT.minusMinutes(1).toMillis();

  /**
   * After all moments. Not {@link Long#MAX_VALUE}: Kafka Streams ends a range of keys behind those
   * that do not begin with the first byte of this, so that all calls behind would be gone through.
   */
  static final long END_OF_TIME = (1L << 56) - 1;

  /** Above every segment id in UTF-8. */
  private static final byte AFTER_ALL = (byte) 0xFF;

  /** A key that no call has. */
  private static final String NOTHING = "-";

  private final SealedRows sealed;
  private final DeltaStore core;
  private final WindowStore<Bytes, byte[]> window;
  private final CallRows rows;
  private final CallKeys keys;

  CallStore(
      KeyValueStore<String, byte[]> core,
      WindowStore<Bytes, byte[]> window,
      CallRows rows,
      CallKeys keys) {
    this.sealed = new SealedRows(core, keys);
    this.core = new DeltaStore(sealed);
    this.window = window;
    this.rows = rows;
    this.keys = keys;
  }

  /** Whether it holds nothing at all. */
  boolean isEmpty() {
    return core.isEmpty();
  }

  /**
   * Deletes what is not there from both stores. What is done for the first time takes long: opening
   * the segment for the turns of now, a transaction, a commit. After this no agent waits for it.
   *
   * @param now by the wall clock, epoch ms
   */
  void tryOut(long now) {
    sealed.delete(NOTHING);
    window.put(Bytes.wrap(NOTHING.getBytes(StandardCharsets.UTF_8)), null, now);
  }

  /** Takes what is told of one stored call at a glance. */
  interface HeadReader {
    void read(String key, CallRows.Head head);
  }

  /**
   * Reads the head of every call: the only scan there is, for the start of a task.
   *
   * @throws UnreadableState if a row was written by a newer build, or is damaged
   */
  void scan(HeadReader reader) {
    try (DeltaStore.Walk dossiers = core.walk(DOSSIER)) {
      core.scan(
          CALL,
          (row, value) -> {
            String key = row.substring(CALL.length());
            reader.read(key, rows.head(Twins.callIdOf(key), value, dossiers.at(DOSSIER + key)));
          });
    } catch (Undecodable e) {
      throw new UnreadableState(e);
    }
  }

  /**
   * Brings a call into memory.
   *
   * @throws UnreadableState if a row was written by a newer build, or is damaged
   */
  void load(KnownCall call) {
    String id = call.key();
    try {
      byte[] dossier = core.get(DOSSIER + id);
      EpisodePages pages = rows.pages(dossier, number -> core.get(pageKey(id, number)));
      CallState stored =
          rows.state(
              Twins.callIdOf(id),
              core.get(CALL + id),
              dossier,
              pages,
              core.get(JOURNEY + id),
              turns(call),
              call.engine());
      call.load(call.engine().restored(stored), pages);
    } catch (Undecodable e) {
      throw new UnreadableState(e);
    }
  }

  /**
   * Whether a call comes back from the stores as it is, once its row is written. Words that are
   * being said are in memory alone, and turns do not stay for longer than a call can be quiet,
   * unless it is on hold.
   */
  static boolean hasAllOf(KnownCall call) {
    CallState state = call.state();
    boolean kept = call.due() - state.settled().recent().heardSince() < TURNS_SURE_MS;
    return !state.phase().isOpen() || state.hearing().partials().isEmpty() && kept;
  }

  private List<byte[]> turns(KnownCall call) {
    byte[] first = prefix(call);
    byte[] last = java.util.Arrays.copyOf(first, first.length + 1);
    last[first.length] = AFTER_ALL;
    List<byte[]> found = new ArrayList<>();
    try (KeyValueIterator<Windowed<Bytes>, byte[]> turns =
        window.fetch(Bytes.wrap(first), Bytes.wrap(last), 0, END_OF_TIME)) {
      while (turns.hasNext()) {
        KeyValue<Windowed<Bytes>, byte[]> turn = turns.next();
        found.add(keys.open(call.key(), turn.key.key().get(), turn.value));
      }
    }
    return found;
  }

  /**
   * Works out what has to be written after a step, without writing yet.
   *
   * @param state the call after the step
   * @param dueAt record time at which something happens by itself, epoch ms
   * @param now by the wall clock, epoch ms; turns are kept for a while from then
   * @param key seals its rows from now on; null if none does
   */
  Writes writesAfter(
      KnownCall call,
      CallKey key,
      CallState state,
      CallInput input,
      List<Effect> effects,
      long dueAt,
      long now) {
    String id = call.key();
    Writes writes = new Writes();
    if (keys.of(id) != key) {
      writes.puts.add(() -> keys.put(id, key));
    }
    RowChanges changes = RowChanges.between(call.written(), state, input, effects);
    write(writes, call, changes, state, dueAt, now);
    SegmentHeard withdrawn = changes.withdrawn();
    if (withdrawn != null) {
      byte[] row = rows.withdrawn(withdrawn, input.at());
      writes.put(id, turnKey(call, withdrawn.segmentId()), row, now);
    }
    if (input instanceof CallEvent event && event.body() instanceof CallErased) {
      deleteTurns(id, writes);
    }
    return writes;
  }

  private void write(
      Writes writes, KnownCall call, RowChanges changes, CallState state, long dueAt, long now) {
    String id = call.key();
    // What was said on a call that is over does not stay in a row that others build on.
    boolean whole = !state.phase().isOpen();
    if (changes.call()) {
      writes.put(CALL + id, rows.call(state, marks(call, dueAt)), whole);
    }
    if (changes.dossier()) {
      EpisodePages pages = call.pages().holding(state.settled().finished());
      writes.put(call, pages);
      writes.put(DOSSIER + id, rows.dossier(state, call.engine().playbook(), pages), whole);
    }
    if (changes.journey()) {
      writes.put(JOURNEY + id, rows.journey(state), whole);
    }
    for (Turn turn : changes.turns()) {
      writes.put(id, turnKey(call, turn.segmentId()), rows.turn(turn), now);
    }
  }

  /**
   * Writes where a call stands, and what else the stores do not have of it.
   *
   * @param now by the wall clock, epoch ms; turns are kept for a while from then
   */
  void writeStanding(KnownCall call, long now) {
    Writes writes = new Writes();
    RowChanges changes = RowChanges.since(call.written(), call.state());
    write(writes, call, changes, call.state(), call.due(), now);
    writes.run();
  }

  private static CallRows.Marks marks(KnownCall call, long dueAt) {
    return new CallRows.Marks(call.bornAt(), dueAt, call.heardUpTo(), call.skewMs());
  }

  /** Those of every call that ever had this id. */
  private void deleteTurns(String id, Writes writes) {
    Bytes first = Bytes.wrap(prefix(id, 0));
    Bytes last = Bytes.wrap(prefix(id, Long.MAX_VALUE));
    try (KeyValueIterator<Windowed<Bytes>, byte[]> turns =
        window.fetch(first, last, 0, END_OF_TIME)) {
      while (turns.hasNext()) {
        Windowed<Bytes> turn = turns.next().key;
        writes.put(id, turn.key(), null, turn.window().start());
      }
    }
  }

  /** Deletes a call that is over for so long that nothing of it matters. */
  void forget(KnownCall call) {
    core.delete(CALL + call.key());
    core.delete(DOSSIER + call.key());
    core.delete(JOURNEY + call.key());
    forgetPages(call);
    keys.put(call.key(), null);
  }

  /** Deletes the rows of a call that would stay when another takes its id. */
  void forgetPages(KnownCall call) {
    for (Page page : call.pages().pages()) {
      core.delete(pageKey(call.key(), page.number()));
    }
  }

  private static String pageKey(String id, int number) {
    return EPISODES + id + "/" + number;
  }

  /** What is noted on the partition as a whole; null when nothing is. */
  byte[] partition() {
    try {
      return core.get(PARTITION);
    } catch (Undecodable e) {
      throw new UnreadableState(e);
    }
  }

  void putPartition(byte[] row) {
    core.put(PARTITION, row, false).run();
  }

  /** A callId may come again; the moment of its birth tells its turns from those of the next. */
  private static byte[] prefix(KnownCall call) {
    return prefix(call.key(), call.bornAt());
  }

  private static byte[] prefix(String key, long bornAt) {
    byte[] id = key.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Short.BYTES + id.length + Long.BYTES)
        .putShort((short) id.length)
        .put(id)
        .putLong(bornAt)
        .array();
  }

  private static Bytes turnKey(KnownCall call, String segmentId) {
    byte[] prefix = prefix(call);
    byte[] segment = segmentId.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(prefix.length + segment.length).put(prefix).put(segment).array());
  }

  /** What one step writes, worked out before anything is written. */
  final class Writes {
    private final List<Runnable> puts = new ArrayList<>(4);
    private Runnable done = () -> {};

    private void put(String key, byte[] value, boolean whole) {
      puts.add(core.put(key, value, whole));
    }

    /** Pages that are new or were shortened, and those of which nothing is left. */
    private void put(KnownCall call, EpisodePages now) {
      for (Page page : now.pages()) {
        if (call.pages().find(page.number()) != page) {
          put(pageKey(call.key(), page.number()), rows.page(page), true);
        }
      }
      for (Page page : call.pages().pages()) {
        if (now.find(page.number()) == null) {
          put(pageKey(call.key(), page.number()), null, true);
        }
      }
      done = () -> call.setPages(now);
    }

    private void put(String id, Bytes key, byte[] row, long at) {
      puts.add(() -> window.put(key, keys.seal(id, key.get(), row), at));
    }

    void run() {
      puts.forEach(Runnable::run);
      done.run();
    }

    /** How many rows it writes. */
    int size() {
      return puts.size();
    }
  }
}
