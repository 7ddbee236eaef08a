package io.attune.training.train;

import io.attune.app.Failure;
import io.attune.training.labelled.LabelledSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The labelled sets and whether weights that ship may be trained on them. What is not listed may
 * not: a licence has to be known before it can allow anything.
 */
public final class TrainingSets {
  /**
   * A set that may be trained on.
   *
   * @param title what its authors call it
   * @param licence under which it is published
   * @param attribution to be kept wherever the weights go
   */
  record Licensed(String title, String licence, String attribution) {}

  private static final Map<String, Licensed> ALLOWED = allowed();

  private static final Map<String, String> REFUSED =
      Map.of(
          "meld", "its licence is copyleft (GPL-3.0) and its text a broadcast's script",
          "airline", "its licence is non-commercial (CC BY-NC-SA 4.0)",
          "uss", "no licence is stated for its ratings",
          "tweets", "its licence leaves restrictions open",
          "annomi", "no licence is stated",
          "esconv", "its licence is non-commercial (CC BY-NC 4.0)",
          "oasis", "no licence is stated for the corpus");

  private TrainingSets() {}

  private static Map<String, Licensed> allowed() {
    Map<String, Licensed> sets = new LinkedHashMap<>();
    sets.put("goemotions", new Licensed("GoEmotions", "Apache-2.0", "Demszky et al., ACL 2020"));
    sets.put(
        "convabuse",
        new Licensed("ConvAbuse", "CC BY 4.0", "Cercas Curry, Abercrombie and Rieser, EMNLP 2021"));
    sets.put(
        "p4g",
        new Licensed(
            "PersuasionForGood (text, acts and refusals)", "Apache-2.0", "Wang et al., ACL 2019"));
    sets.put("casino", new Licensed("CaSiNo", "CC BY 4.0", "Chawla et al., NAACL 2021"));
    sets.put(
        "multidogo", new Licensed("MultiDoGO", "CDLA-Permissive-1.0", "Peskov et al., EMNLP 2019"));
    sets.put(
        "cabnc",
        new Licensed("CABNC", "CC BY 3.0", "Albert, de Ruiter and de Ruiter, TalkBank 2015"));
    return sets;
  }

  /** The sets that may be trained on, by the first part of their file's name. */
  static Map<String, Licensed> all() {
    return ALLOWED;
  }

  /** Whether weights that ship may see sets of this family. */
  static boolean isTrainedOn(String family) {
    return ALLOWED.containsKey(family);
  }

  /**
   * Refuses sets that weights may not be trained on.
   *
   * @throws Failure naming each with the reason
   */
  static void require(List<String> families) {
    List<String> reasons =
        families.stream()
            .filter(family -> !isTrainedOn(family))
            .map(
                family ->
                    family + ": " + REFUSED.getOrDefault(family, "its licence is not known here"))
            .toList();
    if (!reasons.isEmpty()) {
      throw Failure.badInput(
          "weights that ship may not be trained on "
              + String.join("; ", reasons)
              + ". Those that may be: "
              + String.join(", ", ALLOWED.keySet()));
    }
  }

  /**
   * The sets to train on.
   *
   * @param folder where the labelled sets are
   * @param families which of them
   * @throws Failure if one may not be trained on, or is not there
   */
  public static List<LabelledSet> choose(Path folder, List<String> families) throws IOException {
    require(families);
    List<LabelledSet> all = LabelledSet.in(folder);
    List<LabelledSet> chosen = new ArrayList<>();
    for (String family : families) {
      chosen.add(
          all.stream()
              .filter(set -> set.family().equals(family))
              .findFirst()
              .orElseThrow(() -> Failure.badInput("there is no set " + family + " in " + folder)));
    }
    return chosen;
  }
}
