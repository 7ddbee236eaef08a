package io.attune.coach;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Turns what a customer said into what an agent can say back: "we planned" becomes "you planned". English only; other locales quote
 * the words as they are, since wrong grammar is worse than none.
 */
final class OwnWords {
  private static final Set<String> FILLERS = Set.of("um", "uh", "er", "erm", "hmm", "uhm");

  private static final Map<String, String> FLIPPED =
      Map.ofEntries(
          Map.entry("i", "you"),
          Map.entry("we", "you"),
          Map.entry("me", "you"),
          Map.entry("us", "you"),
          Map.entry("my", "your"),
          Map.entry("our", "your"),
          Map.entry("mine", "yours"),
          Map.entry("ours", "yours"),
          Map.entry("myself", "yourself"),
          Map.entry("ourselves", "yourselves"),
          Map.entry("am", "are"),
          Map.entry("i'm", "you're"),
          Map.entry("im", "you're"),
          Map.entry("we're", "you're"),
          Map.entry("i've", "you've"),
          Map.entry("ive", "you've"),
          Map.entry("we've", "you've"),
          Map.entry("i'd", "you'd"),
          Map.entry("we'd", "you'd"),
          Map.entry("i'll", "you'll"),
          Map.entry("we'll", "you'll"));

  private OwnWords() {}

  static String inAgentsMouth(String words) {
    StringJoiner line = new StringJoiner(" ");
    for (String word : words.strip().split("\\s+")) {
      String bare = word.toLowerCase(Locale.ROOT).replace('’', '\'');
      while (!bare.isEmpty() && ".,!?;:".indexOf(bare.charAt(bare.length() - 1)) >= 0) {
        bare = bare.substring(0, bare.length() - 1);
      }
      if (!bare.isEmpty() && !FILLERS.contains(bare)) {
        line.add(FLIPPED.getOrDefault(bare, bare));
      }
    }
    return line.toString();
  }
}
