package io.attune.playbook.yaml;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code locale}: the language that a playbook is written for. */
final class LocaleReader {

  private static final String EXPECTED = "a language tag such as en or en-GB";

  private LocaleReader() {}

  /** The tag as it stands, or the inherited one; empty when a fault was noted. */
  static String read(Section in, Inherited inherited) {
    String parent = inherited.playbook().locale();
    if (inherited.isGiven() && in.field("locale").isEmpty()) {
      return parent;
    }
    Optional<Field> field = in.required("locale", "give " + EXPECTED);
    Optional<String> tag = field.flatMap(f -> f.scalar(EXPECTED));
    try {
      tag.map(t -> new Locale.Builder().setLanguageTag(t).build().getLanguage())
          .filter(language -> !parent.isEmpty() && !language.equals(languageOf(parent)))
          .ifPresent(
              language ->
                  field
                      .get()
                      .fault(
                          FaultCollector.quoted(tag.get())
                              + " is another language than "
                              + FaultCollector.quoted(parent)
                              + " of "
                              + inherited.playbook().ref()
                              + ", which it extends",
                          "write " + languageOf(parent) + " or one of its regions"));
    } catch (IllformedLocaleException e) {
      field
          .get()
          .fault(
              FaultCollector.quoted(tag.get()) + " is not a language tag",
              "write it as en, en-GB or nb-NO");
    }
    return tag.orElse("");
  }

  private static String languageOf(String tag) {
    return Locale.forLanguageTag(tag).getLanguage();
  }
}
