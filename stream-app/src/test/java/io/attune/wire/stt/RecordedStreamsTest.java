package io.attune.wire.stt;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.Speaker;
import io.attune.wire.stt.Streams.Feed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One conversation as each vendor would have streamed it, with that vendor's traps: all come to the
 * same words in the same order. Flux and Vosk hear one line only, the customer's.
 *
 * <p>The events expected are in {@code expected/}; after a change that is meant, run with {@code
 * -Dstt.write=true} and read the difference.
 */
class RecordedStreamsTest {
  private static final List<String> SAID =
      List.of(
          "agent: good morning you are through to the renewals team how can i help",
          "customer: hi my bill has gone up by forty pounds and nobody told me",
          "agent: let me open your account for you",
          "customer: that is far too expensive i am thinking of leaving",
          "agent: i can see why that came as a shock it is forty pounds more than last year",
          "customer: yes exactly so what can you do about it",
          "agent: i can put you on the plan you had before and take the increase off",
          "customer: okay that would help thank you");

  private static Feed played(SttFormat format) {
    RecordedMessage first = Streams.read(format, Streams.lines(format).get(0));
    String named = first.message().callId();
    SttOptions options = Streams.options(format);
    Feed feed = new Feed(format, named == null ? options : options.forCall(named));
    Streams.lines(format).forEach(feed::line);
    return feed;
  }

  @ParameterizedTest
  @EnumSource
  void everybodySaysTheSameInTheSameOrder(SttFormat format) {
    boolean hearsCustomerOnly = format == SttFormat.DEEPGRAM_FLUX || format == SttFormat.VOSK;
    assertThat(
            played(format).turns().stream()
                .map(s -> speaker(s) + ": " + Streams.plain(s.text()))
                .toList())
        .isEqualTo(
            SAID.stream().filter(s -> !hearsCustomerOnly || s.startsWith("customer")).toList());
  }

  private static String speaker(SegmentHeard segment) {
    return segment.speaker() == Speaker.AGENT ? "agent" : "customer";
  }

  @ParameterizedTest
  @EnumSource
  void theEventsAreThoseExpected(SttFormat format) throws Exception {
    Path expected = Streams.FOLDER.resolve("expected").resolve(format.wireName() + ".jsonl");
    String events = Streams.text(played(format).events);
    if (Boolean.getBoolean("stt.write")) {
      Files.createDirectories(expected.getParent());
      Files.writeString(expected, events);
    }
    assertThat(events).isEqualTo(Files.readString(expected));
  }

  @ParameterizedTest
  @EnumSource
  void aCallStartsOnceAndFirstAndRecordTimeNeverGoesBack(SttFormat format) {
    List<CallEvent> events = played(format).events;
    assertThat(events.get(0).body()).isInstanceOf(CallStarted.class);
    assertThat(events).filteredOn(e -> e.body() instanceof CallStarted).hasSize(1);
    assertThat(events).extracting(CallEvent::at).isSorted();
    boolean ends = format == SttFormat.CONTACT_LENS || format == SttFormat.LCA;
    assertThat(events)
        .filteredOn(e -> e.body() instanceof CallEnded)
        .as("transcription that stops is no call that ends")
        .hasSize(ends ? 1 : 0);
  }

  @ParameterizedTest
  @EnumSource
  void revisionsCountUpAndNoPartialFollowsAFinal(SttFormat format) {
    Map<String, SegmentHeard> last = new HashMap<>();
    for (SegmentHeard segment : Streams.segments(played(format).events)) {
      SegmentHeard before = last.put(segment.segmentId(), segment);
      assertThat(segment.revision()).isEqualTo(before == null ? 0 : before.revision() + 1);
      assertThat(before == null || !before.isFinal() || segment.isFinal()).isTrue();
    }
  }

  /** Vosk's messages have neither id nor time: the same one twice is the same word said twice. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VOSK")
  void everyMessageSentTwiceChangesNothing(SttFormat format) {
    Feed once = played(format);
    Feed twice = new Feed(format, Streams.options(format).forCall(once.events.get(0).callId()));
    List<String> lines = Streams.lines(format);
    for (int i = 0; i < lines.size(); i++) {
      twice.line(lines.get(i));
      assertThat(twice.line(lines.get(i))).as("line %d again", i + 1).isEmpty();
      if (i > 4) {
        assertThat(twice.line(lines.get(i - 4))).as("line %d much later", i - 3).isEmpty();
      }
    }
    assertThat(ids(twice)).isEqualTo(ids(once));
  }

  private static List<String> ids(Feed feed) {
    return Streams.segments(feed.events).stream()
        .map(s -> s.segmentId() + " " + s.revision() + " " + s.text())
        .toList();
  }

  /** As an import tells it: half of the recordings have no moment of receipt. */
  @ParameterizedTest
  @EnumSource
  void withoutMomentsOfReceiptTheWordsAreTheSame(SttFormat format) {
    Feed feed = new Feed(format);
    for (String line : Streams.lines(format)) {
      feed.session.takeRecorded(Streams.read(format, line).message(), feed.events::add);
    }
    feed.session.closeRecorded(feed.events::add);
    assertThat(feed.turns())
        .extracting(s -> Streams.plain(s.text()))
        .isEqualTo(played(format).turns().stream().map(s -> Streams.plain(s.text())).toList());
    assertThat(feed.events).extracting(CallEvent::at).isSorted();
  }

  /** The agent's line and the customer's are two connections, as for Vosk they always are. */
  @ParameterizedTest
  @EnumSource
  void twoStreamsOfOneCallDoNotShareSegments(SttFormat format) {
    Set<String> ids = new HashSet<>();
    List<String> both = new ArrayList<>();
    for (Speaker speaker : List.of(Speaker.AGENT, Speaker.CUSTOMER)) {
      Feed feed = new Feed(format, Streams.options(format).withChannels(List.of(speaker)));
      Streams.lines(format).forEach(feed::line);
      feed.turns().forEach(s -> both.add(s.segmentId()));
    }
    ids.addAll(both);
    assertThat(ids).hasSameSizeAs(both);
  }
}
