package io.attune.wire.stt;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.Speaker;
import io.attune.wire.json.EventWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The recorded streams, and what becomes of messages. */
final class Streams {
  static final Path FOLDER =
      Path.of(System.getProperty("basedir", "."), "src", "test", "resources", "stt");

  /** When test streams begin, epoch ms. */
  static final long T0 = 1_767_603_600_000L;

  private Streams() {}

  /** The lines of a format's recorded stream. */
  static List<String> lines(SttFormat format) {
    try {
      return Files.readAllLines(FOLDER.resolve(format.wireName() + ".jsonl"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RecordedMessage read(SttFormat format, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return RecordedMessage.read(format, bytes, 0, bytes.length);
  }

  /** What has to be known of a format's recorded stream. */
  static SttOptions options(SttFormat format) {
    SttOptions options =
        SttOptions.NONE.forCall("renewal").knowing(new CallStarted(null, null, null, null));
    return switch (format) {
      case DEEPGRAM_FLUX, VOSK -> options.withChannels(List.of(Speaker.CUSTOMER));
      case ASSEMBLYAI -> options.withLabels(Map.of("A", Speaker.AGENT, "B", Speaker.CUSTOMER));
      default ->
          format.needsSpeakers()
              ? options.withChannels(List.of(Speaker.AGENT, Speaker.CUSTOMER))
              : options;
    };
  }

  /** A stream that is fed message by message. */
  static final class Feed {
    final SttFormat format;
    final SttSession session;
    final List<CallEvent> events = new ArrayList<>();

    Feed(SttFormat format) {
      this(format, options(format));
    }

    Feed(SttFormat format, SttOptions options) {
      this.format = format;
      this.session = new SttSession(format, options);
    }

    /** Takes a recorded line; returns what came of it. */
    List<CallEvent> line(String line) {
      RecordedMessage recorded = read(format, line);
      int before = events.size();
      if (recorded.receivedAt() == null) {
        session.takeRecorded(recorded.message(), events::add);
      } else {
        session.take(recorded.message(), recorded.receivedAt(), events::add);
      }
      return List.copyOf(events.subList(before, events.size()));
    }

    /** Takes a message received so long after the stream began; apostrophes stand for quotes. */
    List<SegmentHeard> at(long ms, String message) {
      byte[] bytes = message.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
      int before = events.size();
      session.take(format.read(bytes, 0, bytes.length), T0 + ms, events::add);
      return segments(events.subList(before, events.size()));
    }

    /** Time passes until so long after the stream began. */
    List<SegmentHeard> due(long ms) {
      int before = events.size();
      session.due(T0 + ms, events::add);
      return segments(events.subList(before, events.size()));
    }

    List<SegmentHeard> finals() {
      return segments(events).stream().filter(SegmentHeard::isFinal).toList();
    }

    /** The finals that stand in the end, in the order of their first publication. */
    List<SegmentHeard> turns() {
      Map<String, SegmentHeard> last = new java.util.LinkedHashMap<>();
      finals().forEach(s -> last.put(s.segmentId(), s));
      return last.values().stream().filter(s -> !s.text().isBlank()).toList();
    }
  }

  static List<SegmentHeard> segments(List<CallEvent> events) {
    return events.stream()
        .map(CallEvent::body)
        .filter(SegmentHeard.class::isInstance)
        .map(SegmentHeard.class::cast)
        .toList();
  }

  static String text(List<CallEvent> events) {
    StringBuilder text = new StringBuilder();
    for (CallEvent event : events) {
      text.append(new String(EventWriter.bytes(event), StandardCharsets.UTF_8)).append('\n');
    }
    return text.toString();
  }

  /** Words alone, to compare what vendors write differently. */
  static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z ]", "");
  }
}
