package io.attune.wire.stt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.InvalidEvent;
import io.attune.fuzz.Fuzz;
import io.attune.fuzz.JsonMutations;
import io.attune.wire.stt.Streams.Feed;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Messages that are broken in any way are taken or refused, never thrown at us. Those refused leave
 * no trace; whatever is taken beside them, no good final is lost.
 *
 * <p>How many, and how to try the same ones again: {@link Fuzz}.
 */
class MutatedMessagesTest {
  private static final int MESSAGES = Fuzz.INPUTS;
  private static final long SEED = Fuzz.SEED;
  private static final long SLOWEST_NS = 1_000_000_000L;
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final List<String> SPEECH = List.of("pounds", "expensive", "morning", "exactly");

  @ParameterizedTest
  @EnumSource
  void goodOnesArriveAmongBrokenOnes(SttFormat format) {
    Random random = new Random(SEED + format.ordinal());
    JsonMutations mutations = new JsonMutations(random);
    List<RecordedMessage> good =
        Streams.lines(format).stream().map(line -> Streams.read(format, line)).toList();
    String alone = Streams.text(alone(format, good).events);
    int tried = 0;
    int refused = 0;
    while (tried < MESSAGES) {
      String as = "%s after %d, -Dfuzz.seed=%d".formatted(format, tried, SEED);
      Feed beside = new Feed(format);
      Feed among = new Feed(format);
      for (RecordedMessage next : good) {
        for (int i = random.nextInt(6); i > 0; i--) {
          JsonNode any = good.get(random.nextInt(good.size())).message().fields().node();
          byte[] broken = mutations.of(any);
          tried++;
          if (!isTaken(new Feed(format), broken, next.receivedAt(), as)) {
            refused++;
            assertThat(isTaken(beside, broken, next.receivedAt(), as)).as(as).isFalse();
          }
          isTaken(among, broken, next.receivedAt(), as);
        }
        take(beside, next.message(), next.receivedAt());
        take(among, next.message(), next.receivedAt());
      }
      assertThat(Streams.text(beside.events)).as(as).isEqualTo(alone);
      assertNothingIsLost(format, good, among, as);
    }
    assertThat(refused).as("-Dfuzz.seed=%d", SEED).isBetween(tried / 20, tried);
  }

  private static Feed alone(SttFormat format, List<RecordedMessage> good) {
    Feed feed = new Feed(format);
    good.forEach(next -> take(feed, next.message(), next.receivedAt()));
    return feed;
  }

  private static void take(Feed feed, SttMessage message, Long receivedAt) {
    if (receivedAt == null) {
      feed.session.takeRecorded(message, feed.events::add);
    } else {
      feed.session.take(message, receivedAt, feed.events::add);
    }
  }

  private static boolean isTaken(Feed feed, byte[] broken, Long receivedAt, String as) {
    if (receivedAt != null) {
      // What time brings about is not the message's doing.
      feed.session.due(receivedAt, feed.events::add);
    }
    int before = feed.events.size();
    long begun = CPU.getCurrentThreadCpuTime();
    try {
      take(feed, feed.format.read(broken, 0, broken.length), receivedAt);
      return true;
    } catch (InvalidEvent e) {
      assertThat(e.getMessage()).as(as).isNotBlank().doesNotContain(SPEECH);
      assertThat(feed.events.size()).as(as + ": " + e.getMessage()).isEqualTo(before);
      return false;
    } finally {
      assertThat(CPU.getCurrentThreadCpuTime() - begun).as(as).isLessThan(SLOWEST_NS);
    }
  }

  /** A final is heard as such; of Deepgram's, which are pieces of one, each is heard. */
  private static void assertNothingIsLost(
      SttFormat format, List<RecordedMessage> good, Feed among, String as) {
    boolean inPieces = format == SttFormat.DEEPGRAM;
    Set<String> heard = new HashSet<>();
    for (SegmentHeard segment : Streams.segments(among.events)) {
      if (inPieces || segment.isFinal()) {
        heard.add(Streams.plain(segment.text()));
      }
    }
    List<String> due = new ArrayList<>();
    if (inPieces) {
      for (RecordedMessage next : good) {
        Fields fields = next.message().fields();
        if (fields.flag("is_final")) {
          due.add(fields.object("channel").first("alternatives").speech("transcript"));
        }
      }
    } else {
      alone(format, good).turns().forEach(s -> due.add(Streams.plain(s.text())));
    }
    for (String text : due) {
      assertThat(heard.stream().anyMatch(h -> h.contains(text))).as("%s: %s", as, text).isTrue();
    }
    assertThat(among.events).extracting(CallEvent::at).isSorted();
  }
}
