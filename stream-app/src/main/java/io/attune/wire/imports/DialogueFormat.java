package io.attune.wire.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.attune.call.InvalidEvent;
import io.attune.wire.json.BadLine;
import io.attune.wire.json.Lines;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Dialogues as JSON lines, in two shapes that may not be mixed in a file:
 *
 * <ul>
 *   <li>transcripts, many to a file, the lines of each together: {@code
 *       {"dialogue":"d1","turn":0,"speaker":"agent","text":"…","start_ms":1200,"end_ms":3000,"labels":{"speaker_id":"…"}}},
 *       times and labels optional;
 *   <li>scripts, one to a file: first {@code
 *       {"call":{"agentId":…,"queue":…,"team":…,"language":…}}}, then {@code
 *       {"speaker":"agent","text":"…","gapMs":900,"wpm":180,"speakerId":"…","partials":false}} and
 *       {@code {"event":"held|resumed|ended","gapMs":600,"reason":"…"}}.
 * </ul>
 */
public final class DialogueFormat implements ImportFormat {
  private static final ObjectReader JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(64).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private final boolean keepOther;

  /**
   * @param keepOther whether speakers without a role stay {@code other} in a dialogue where nobody
   *     has one
   */
  public DialogueFormat(boolean keepOther) {
    this.keepOther = keepOther;
  }

  @Override
  public String name() {
    return "dialogue";
  }

  @Override
  public void read(Lines lines, Consumer<SpokenCall> calls, Consumer<BadLine> onBad)
      throws IOException {
    DialogueLines dialogue = null;
    while (lines.next()) {
      try {
        JsonLine line = parse(lines);
        if (dialogue == null) {
          dialogue =
              line.has("dialogue")
                  ? new Transcripts(calls, keepOther)
                  : new Script(lines.source(), calls);
        }
        dialogue.take(line);
      } catch (InvalidEvent e) {
        onBad.accept(new BadLine(lines.source(), lines.number(), e.getMessage()));
      }
    }
    if (dialogue != null) {
      dialogue.finish();
    }
  }

  private static JsonLine parse(Lines lines) throws IOException {
    if (lines.fault() != null) {
      throw new InvalidEvent(lines.fault());
    }
    try {
      JsonNode node = JSON.readTree(lines.bytes(), lines.offset(), lines.length());
      if (!node.isObject()) {
        throw new InvalidEvent("expected one JSON object a line");
      }
      return new JsonLine(node, lines.number());
    } catch (JsonProcessingException e) {
      int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
      throw new InvalidEvent(
          "no valid JSON at column " + column + ", expected one object a line, in UTF-8");
    }
  }
}
