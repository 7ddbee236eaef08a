package io.attune.wire.imports;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.wire.json.BadLine;
import io.attune.wire.json.EventWriter;
import io.attune.wire.json.Lines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** What an import of some text made of it. */
record Imported(List<CallEvent> events, List<BadLine> bad, Import.Report report) {
  private static final String[] WORDS = {
    "well",
    "i",
    "think",
    "the",
    "invoice",
    "was",
    "wrong",
    "about",
    "delivery",
    "and",
    "nobody",
    "called",
    "okay",
    "yes",
    "tomorrow"
  };

  static Imported of(ImportOptions options, String text) {
    return of(new DialogueFormat(false), options, text);
  }

  static Imported of(ImportFormat format, ImportOptions options, String text) {
    List<CallEvent> events = new ArrayList<>();
    List<BadLine> bad = new ArrayList<>();
    Import run = new Import(format, options, events::add, bad::add);
    try (Lines lines =
        Lines.of(
            "calls/some-call.jsonl",
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
      run.read(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Imported(events, bad, run.finish());
  }

  /** Dialogues of two speakers without times. */
  static String dialogues(Random random, int dialogues, int turns) {
    StringBuilder text = new StringBuilder();
    for (int d = 0; d < dialogues; d++) {
      for (int t = 0; t < turns; t++) {
        String speaker = random.nextInt(5) == 0 || t % 2 == 0 ? "agent" : "customer";
        text.append(turn("d" + d, t, speaker, words(random, 1 + random.nextInt(25)), ""));
      }
    }
    return text.toString();
  }

  static String turn(String dialogue, int turn, String speaker, String text, String more) {
    return "{\"dialogue\":\"%s\",\"turn\":%d,\"speaker\":\"%s\",\"text\":\"%s\"%s}\n"
        .formatted(dialogue, turn, speaker, text, more);
  }

  static String words(Random random, int count) {
    return random
        .ints(count, 0, WORDS.length)
        .mapToObj(i -> WORDS[i])
        .collect(Collectors.joining(" "));
  }

  String text() {
    return events.stream()
        .map(e -> new String(EventWriter.bytes(e), StandardCharsets.UTF_8) + "\n")
        .collect(Collectors.joining());
  }

  /** The finals, in the order in which they were published. */
  List<SegmentHeard> finals() {
    return segments().stream().filter(SegmentHeard::isFinal).toList();
  }

  List<SegmentHeard> segments() {
    return events.stream()
        .map(CallEvent::body)
        .filter(SegmentHeard.class::isInstance)
        .map(SegmentHeard.class::cast)
        .toList();
  }

  /** The same call without the others. */
  Imported only(String callId) {
    return new Imported(
        events.stream().filter(e -> e.callId().equals(callId)).toList(), bad, report);
  }

  /**
   * Record time of an event less that of the start of its call: of a signal its media time, in ms.
   */
  long sinceStart(int event) {
    return events.get(event).at() - events.get(0).at();
  }
}
