package io.attune.engine;

import io.attune.call.AgentLevel;
import io.attune.call.CallContext;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallInput;
import io.attune.call.Channel;
import io.attune.call.Direction;
import io.attune.call.Speaker;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Turns a case of {@code scenarios/*.yaml} into what the engine would hear: the README there says
 * what each line means.
 */
final class Scene {

  /** Media time at which a scene in the middle of a call begins. */
  private static final long MIDDLE_MS = 30_000;

  /** Media time at which a call's first words are spoken. */
  private static final long OPENING_MS = 1_000;

  /** How long people usually take to answer. */
  private static final long ANSWER_MS = 400;

  private static final int USUAL_PACE = 165;

  private final Script script;
  private final boolean written;
  private long cursor;
  private long gap = ANSWER_MS;
  private int wordsPerMinute = USUAL_PACE;
  private int lines;

  private Scene(CallContext context, long startMs) {
    script = Script.call(context);
    written = context.isChat();
    cursor = startMs;
  }

  static List<CallInput> of(Map<?, ?> scenario) {
    boolean opens = Boolean.TRUE.equals(scenario.get("opens"));
    Scene scene =
        new Scene(known((Map<?, ?>) scenario.get("known")), opens ? OPENING_MS : MIDDLE_MS);
    for (Object line : (List<?>) scenario.get("call")) {
      Map.Entry<?, ?> entry = ((Map<?, ?>) line).entrySet().iterator().next();
      scene.take(entry.getKey().toString(), entry.getValue().toString());
    }
    return scene.end();
  }

  private static CallContext known(Map<?, ?> known) {
    if (known == null) {
      return CallContext.UNKNOWN;
    }
    Object channel = known.get("channel");
    Object level = known.get("level");
    return new CallContext(
        channel == null ? Channel.VOICE : Channel.valueOf(upper(channel)),
        Direction.UNKNOWN,
        null,
        null,
        strings(known.get("worries")),
        strings(known.get("failures")),
        level == null ? null : AgentLevel.valueOf(upper(level)));
  }

  /** A list of strings, empty if there is none. */
  static List<String> strings(Object list) {
    return list == null ? List.of() : ((List<?>) list).stream().map(Object::toString).toList();
  }

  private static String upper(Object word) {
    return word.toString().toUpperCase(Locale.ROOT);
  }

  private void take(String key, String value) {
    switch (key) {
      case "pause" -> gap = millis(value);
      case "over" -> gap = -millis(value);
      case "pace" -> wordsPerMinute = Integer.parseInt(value);
      case "held" -> {
        script.held(cursor + 200).resumed(cursor + 200 + millis(value));
        cursor += 200 + millis(value);
      }
      default -> {
        say(key, value);
        gap = ANSWER_MS;
      }
    }
  }

  /** Speech with a partial every half second, as a recogniser does; writing comes as a whole. */
  private void say(String who, String text) {
    Speaker speaker = Speaker.valueOf(upper(who.split(" ")[0]));
    long start = Math.max(0, cursor + gap);
    String id = "u" + ++lines;
    List<String> words = List.of(text.split(" "));
    double msPerWord = 60_000.0 / wordsPerMinute;
    int revision = 0;
    for (int said = 1; said < words.size() && !written; said += 2) {
      long spoken = start + (long) (said * msPerWord);
      hear(
          id,
          revision++,
          false,
          speaker,
          who,
          String.join(" ", words.subList(0, said)),
          start,
          spoken);
    }
    long end = start + (long) (words.size() * msPerWord);
    hear(id, revision, true, speaker, who, text, start, end);
    cursor = Math.max(cursor, end);
  }

  private void hear(
      String id,
      int revision,
      boolean isFinal,
      Speaker speaker,
      String speakerId,
      String text,
      long startMs,
      long endMs) {
    script.heard(
        endMs + Script.DELAY_MS,
        new SegmentHeard(
            id, revision, isFinal, speaker, speakerId, text, startMs, endMs, 1, List.of()));
  }

  private List<CallInput> end() {
    script.ended(cursor + 800).tick(cursor + 10_000);
    script.inputs().sort(Comparator.comparingLong(CallInput::at));
    return script.inputs();
  }

  private static long millis(String duration) {
    return duration.endsWith("ms")
        ? Long.parseLong(duration.substring(0, duration.length() - 2))
        : 1_000 * Long.parseLong(duration.substring(0, duration.length() - 1));
  }
}
