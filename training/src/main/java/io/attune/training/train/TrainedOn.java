package io.attune.training.train;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.digest.Sha256;
import io.attune.language.LinearModel;
import io.attune.training.labelled.LabelledSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The files that the shipped weights have seen, by the SHA-256 of their bytes, kept beside the
 * weights. On these, and only these, an honest figure needs weights that left a part out.
 */
final class TrainedOn {
  private static final String RESOURCE = "/models/en.sets";

  private TrainedOn() {}

  /** The list of some sets, one a line: digest and name. */
  static String list(List<LabelledSet> sets) throws IOException {
    Set<String> lines = new TreeSet<>();
    for (LabelledSet set : sets) {
      lines.add(digest(set) + "  " + set.name() + "\n");
    }
    return String.join("", lines);
  }

  /** Which of some sets the shipped weights have seen. */
  static List<LabelledSet> among(List<LabelledSet> sets) throws IOException {
    Set<String> seen = digests();
    List<LabelledSet> among = new ArrayList<>();
    for (LabelledSet set : sets) {
      if (seen.contains(digest(set))) {
        among.add(set);
      }
    }
    return among;
  }

  private static Set<String> digests() throws IOException {
    try (InputStream in = LinearModel.class.getResourceAsStream(RESOURCE)) {
      return in == null
          ? Set.of()
          : new String(in.readAllBytes(), UTF_8)
              .lines()
              .map(line -> line.substring(0, line.indexOf(' ')))
              .collect(Collectors.toSet());
    }
  }

  private static String digest(LabelledSet set) throws IOException {
    return HexFormat.of().formatHex(Sha256.of(Files.readAllBytes(set.file())));
  }
}
