package io.attune.training.labelled;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.attune.call.InvalidEvent;
import io.attune.wire.json.BadLine;
import io.attune.wire.json.Lines;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/**
 * A file of labelled dialogue: one JSON object a line, gzip or not, the turns of a dialogue
 * together and in order.
 *
 * @param file where it is
 * @param name the file's name without its ending, such as {@code annomi_dev}
 */
public record LabelledSet(Path file, String name) {
  private static final Pattern FILE_NAME = Pattern.compile("(.+)\\.jsonl(\\.gz)?");
  private static final ObjectReader JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();

  /** The sets of a folder by name: every file that ends in {@code .jsonl} or {@code .jsonl.gz}. */
  public static List<LabelledSet> in(Path folder) throws IOException {
    List<LabelledSet> sets = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Matcher name = FILE_NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          sets.add(new LabelledSet(file, name.group(1)));
        }
      }
    }
    return sets;
  }

  /** What it is called without what tells its parts apart: {@code annomi} of annomi_dev. */
  public String family() {
    return name.split("[_.-]", 2)[0];
  }

  /**
   * Reads every turn, each with what the other side had said before it.
   *
   * @param onBad told of every line that is no labelled turn; the others are still read
   */
  public List<LabelledTurn> read(Consumer<BadLine> onBad) throws IOException {
    List<LabelledTurn> turns = new ArrayList<>();
    TurnLines dialogue = new TurnLines(name);
    try (Lines lines = Lines.open(file.toString())) {
      while (lines.next()) {
        try {
          turns.add(dialogue.turn(parse(lines), (int) lines.number()));
        } catch (InvalidEvent e) {
          onBad.accept(new BadLine(file.toString(), lines.number(), e.getMessage()));
        }
      }
    } catch (EOFException | ZipException e) {
      onBad.accept(new BadLine(file.toString(), 1, "the compressed file is cut off or damaged"));
    }
    return turns;
  }

  private static JsonNode parse(Lines lines) throws IOException {
    if (lines.fault() != null) {
      throw new InvalidEvent(lines.fault());
    }
    try {
      JsonNode turn = JSON.readTree(lines.bytes(), lines.offset(), lines.length());
      if (turn.isObject()) {
        return turn;
      }
    } catch (JsonProcessingException e) {
      // Said below, without the words that the parser would quote.
    }
    throw new InvalidEvent("no JSON object, expected one a line, in UTF-8");
  }
}
