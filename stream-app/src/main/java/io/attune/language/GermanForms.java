package io.attune.language;

import java.util.HashMap;
import java.util.Map;

/** Short and spoken forms, written out: "gibt's", "hab", "nix", "ne", "fürs". */
final class GermanForms {
  /** A hash map, and not an unmodifiable copy: it is asked for every word, and twice as fast. */
  private static final Map<String, String[]> WHOLE = table();

  private GermanForms() {}

  /** Appends the token or tokens of one word, given in lower case and with umlauts written out. */
  static void expand(String word, int at, TokenBuffer out) {
    String[] parts = WHOLE.get(word);
    if (parts != null) {
      addAll(parts, at, out);
      return;
    }
    int apostrophe = word.indexOf('\'');
    if (apostrophe < 0) {
      out.add(word, at);
      return;
    }
    String host = word.substring(0, apostrophe);
    String ending = word.substring(apostrophe).replace("'", "");
    if (ending.equals("s") && !host.isEmpty()) {
      addForm(host, at, out);
      out.add("es", at);
    } else {
      // "hab'", "'ne", "d'accord": the sign says nothing that the letters do not.
      addForm(host + ending, at, out);
    }
  }

  private static void addForm(String word, int at, TokenBuffer out) {
    String[] parts = WHOLE.get(word);
    if (parts != null) {
      addAll(parts, at, out);
    } else if (!word.isEmpty()) {
      out.add(word, at);
    }
  }

  private static void addAll(String[] parts, int at, TokenBuffer out) {
    for (String part : parts) {
      out.add(part, at);
    }
  }

  private static Map<String, String[]> table() {
    Map<String, String[]> map = new HashMap<>(256);
    for (String host :
        "gibt geht hat macht tut wird soll kann muss stimmt heisst liegt kommt war ist"
            .split(" ", -1)) {
      put(map, host + " es", host + "s");
    }
    put(map, "war es", "wars");
    put(map, "waere es", "waers");
    put(map, "ist es", "isses ists");
    put(map, "habe", "hab");
    put(map, "haette", "haett");
    put(map, "waere", "waer");
    put(map, "wuerde", "wuerd");
    put(map, "sage", "sag");
    put(map, "finde", "find");
    put(map, "glaube", "glaub");
    put(map, "denke", "denk");
    put(map, "mache", "mach");
    put(map, "gehe", "geh");
    put(map, "komme", "komm");
    put(map, "brauche", "brauch");
    put(map, "verstehe", "versteh");
    put(map, "ist", "is");
    put(map, "nicht", "nich net ned");
    put(map, "nichts", "nix");
    put(map, "nein", "nee noe naa");
    put(map, "ja", "jo jep jepp jaa");
    put(map, "einen", "nen");
    put(map, "einem", "nem");
    put(map, "einer", "ner");
    put(map, "mal", "einmal");
    put(map, "noch mal", "nochmal nochmals");
    put(map, "gerade", "grade grad");
    put(map, "okay", "ok oke okey");
    put(map, "tschuess", "tschuss tschau ciao");
    put(map, "zu hause", "zuhause");
    put(map, "gar nicht", "garnicht");
    put(map, "gar kein", "garkein");
    put(map, "wie viel", "wieviel");
    put(map, "wie viele", "wieviele");
    put(map, "so dass", "sodass");
    put(map, "fuer das", "fuers");
    put(map, "an das", "ans");
    put(map, "auf das", "aufs");
    put(map, "durch das", "durchs");
    put(map, "um das", "ums");
    put(map, "in das", "ins");
    put(map, "e mail", "email");
    return map;
  }

  private static void put(Map<String, String[]> map, String expansion, String words) {
    String[] parts = expansion.split(" ", -1);
    for (String word : words.split(" ", -1)) {
      map.put(word, parts);
    }
  }
}
