package io.attune.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.app.Failure;
import io.attune.call.Speaker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** A file of labelled dialogue: one JSON object a line, gzip, the turns of a dialogue in order. */
final class LabelledSet {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  LabelledSet(Path file) {
    this.file = file;
  }

  /**
   * Reads every turn, each with what the other side had said before it.
   *
   * @throws Failure naming the line that is no labelled turn
   */
  void read(Consumer<LabelledTurn> turns) throws IOException {
    Map<Speaker, String> last = new EnumMap<>(Speaker.class);
    String dialogue = null;
    int number = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode turn = parse(line, ++number);
        if (!turn.path("dialogue").asText().equals(dialogue)) {
          dialogue = turn.path("dialogue").asText();
          last.clear();
        }
        Speaker speaker = speaker(turn, number);
        String text = turn.path("text").asText();
        turns.accept(
            new LabelledTurn(
                dialogue, speaker, text, previous(speaker, last), turn.path("labels")));
        last.put(speaker, text);
      }
    }
  }

  private JsonNode parse(String line, int number) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw Failure.badInput(file + ":" + number + ": no JSON object");
    }
  }

  private Speaker speaker(JsonNode turn, int number) {
    String name = turn.path("speaker").asText();
    try {
      return Speaker.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Failure.badInput(
          file + ":" + number + ": speaker is \"" + name + "\", expected agent, customer or other");
    }
  }

  private static String previous(Speaker speaker, Map<Speaker, String> last) {
    Speaker other = speaker == Speaker.AGENT ? Speaker.CUSTOMER : Speaker.AGENT;
    return last.getOrDefault(other, "");
  }
}
