package io.attune.training.labelled;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.attune.call.InvalidEvent;
import io.attune.call.Limits;
import io.attune.call.Speaker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes turns of lines, and remembers what was said before in the same dialogue. Not safe for
 * threads.
 */
final class TurnLines {
  private static final JsonNode UNLABELLED = JsonNodeFactory.instance.objectNode();

  private final String set;

  /** The last words of each voice; whoever spoke last comes last. */
  private final Map<Voice, Said> said = new LinkedHashMap<>();

  private String dialogue;
  private int turns;

  /** Somebody in a dialogue. A side is one voice; among others the label tells who is who. */
  private record Voice(Speaker speaker, String id) {}

  private record Said(String text, int line) {
    static final Said NOTHING = new Said("", 0);
  }

  /**
   * @param set names the dialogues of lines that do not say which they belong to
   */
  TurnLines(String set) {
    this.set = set;
  }

  /**
   * @throws InvalidEvent saying what is wrong with the line, without quoting what was said
   */
  LabelledTurn turn(JsonNode line, int number) {
    Speaker speaker = speaker(line);
    long startMs = line.path("start_ms").asLong(-1);
    long endMs = line.path("end_ms").asLong(-1);
    if (startMs >= 0 && endMs >= 0 && endMs < startMs) {
      throw new InvalidEvent("end_ms " + endMs + " is before start_ms " + startMs);
    }
    String text = line.path("text").asText("");
    if (text.length() > Limits.TEXT_CHARS) {
      throw new InvalidEvent(
          "text has "
              + text.length()
              + " characters, at most "
              + Limits.TEXT_CHARS
              + " are allowed");
    }
    open(line.path("dialogue").asText(set + ":" + number));
    JsonNode labels = line.path("labels").isObject() ? line.get("labels") : UNLABELLED;
    Voice voice = voice(speaker, labels);
    Said before = before(voice);
    LabelledTurn turn =
        new LabelledTurn(
            number,
            dialogue,
            line.path("turn").asInt(turns),
            speaker,
            text,
            before.text(),
            before.line(),
            List.of(),
            startMs,
            endMs,
            labels);
    turns++;
    said.remove(voice);
    said.put(voice, new Said(text, number));
    return turn;
  }

  private void open(String of) {
    if (!of.equals(dialogue)) {
      dialogue = of;
      turns = 0;
      said.clear();
    }
  }

  private static Speaker speaker(JsonNode line) {
    String name = line.path("speaker").asText();
    try {
      return Speaker.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new InvalidEvent("speaker is \"" + name + "\", expected agent, customer or other");
    }
  }

  private static Voice voice(Speaker speaker, JsonNode labels) {
    return new Voice(speaker, speaker == Speaker.OTHER ? labels.path("speaker_id").asText("") : "");
  }

  /** The last words of the other side; where nobody has a side, of whoever else spoke last. */
  private Said before(Voice voice) {
    Said before = Said.NOTHING;
    for (Map.Entry<Voice, Said> entry : said.entrySet()) {
      Speaker other = entry.getKey().speaker();
      boolean answered =
          voice.speaker() == Speaker.OTHER
              ? !entry.getKey().equals(voice)
              : voice.speaker().isAnsweredBy(other);
      before = answered ? entry.getValue() : before;
    }
    return before;
  }
}
