package io.attune.training.labelled;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.call.Speaker;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One turn that people have labelled.
 *
 * @param line where it stands in its file, from 1
 * @param dialogue whose turn it is; turns of one dialogue are alike, so intervals resample
 *     dialogues
 * @param turn its number within the dialogue, from 0
 * @param speaker who spoke
 * @param text what was said, empty where only times are known
 * @param previous what the other side had said before it, empty if nothing
 * @param previousLine where that stands in the file, 0 if there is nothing
 * @param wordConfidence how well each word between blanks was heard, 0 to 1; empty if nobody says
 * @param startMs media time of its start in ms, -1 if unknown
 * @param endMs media time of its end in ms, -1 if unknown
 * @param labels as the set has them; an empty object if it has none
 */
public record LabelledTurn(
    int line,
    String dialogue,
    int turn,
    Speaker speaker,
    String text,
    String previous,
    int previousLine,
    List<Double> wordConfidence,
    long startMs,
    long endMs,
    JsonNode labels) {
  /** The values of the label {@code sentiment}, in the order of their numbers. */
  public static final List<String> POLARITIES = List.of("negative", "neutral", "positive");

  /** The same turn as it was heard by somebody else. */
  public LabelledTurn heardAs(String words, String wordsBefore, List<Double> confidence) {
    return new LabelledTurn(
        line,
        dialogue,
        turn,
        speaker,
        words,
        wordsBefore,
        previousLine,
        confidence,
        startMs,
        endMs,
        labels);
  }

  /** The same turn, so many milliseconds earlier. */
  public LabelledTurn earlier(long ms) {
    return new LabelledTurn(
        line,
        dialogue,
        turn,
        speaker,
        text,
        previous,
        previousLine,
        wordConfidence,
        startMs - ms,
        endMs - ms,
        labels);
  }

  /** Whether its start and end are known. */
  public boolean isTimed() {
    return startMs >= 0 && endMs >= startMs;
  }

  /** What was said in some turns, and before them. */
  public static Set<String> texts(List<LabelledTurn> turns) {
    Set<String> texts = new HashSet<>();
    turns.forEach(turn -> texts.addAll(List.of(turn.text(), turn.previous())));
    return texts;
  }
}
