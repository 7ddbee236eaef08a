package io.attune.training.train;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;

/** The sentences that were written for this project as training material. */
public final class Sentences {
  private Sentences() {}

  /**
   * A sentence.
   *
   * @param labels what it is an example of
   * @param previous what the other side had said before, empty if nothing
   * @param text the sentence
   */
  public record Sentence(List<String> labels, String previous, String text) {}

  /** Those of a file of two columns (labels, text) or three (labels, previous, text). */
  public static List<Sentence> read(String name) throws IOException {
    String path = "/sentences/" + name + ".tsv";
    List<Sentence> sentences = new ArrayList<>();
    try (InputStream in = Sentences.class.getResourceAsStream(path);
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] columns = line.split("\t", -1);
          if (columns.length < 2 || columns.length > 3) {
            throw new IllegalStateException(
                path + ", line " + number + ": " + columns.length + " columns, expected 2 or 3");
          }
          sentences.add(
              new Sentence(
                  List.of(columns[0].split(",")),
                  columns.length == 2 ? "" : columns[1],
                  columns[columns.length - 1]));
        }
      }
    }
    return sentences;
  }
}
