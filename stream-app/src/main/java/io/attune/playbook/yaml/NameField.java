package io.attune.playbook.yaml;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A field that holds a name which other things refer to: letters a to z, digits and hyphens, at
 * most 64 of them, as it goes into topics' keys, metrics and the identity of cues.
 *
 * @param name the field's name in the file
 */
record NameField(String name) {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int CHARS = 64;

  /** Whether a text is such a name. */
  static boolean isName(String text) {
    return text.length() <= CHARS && FORM.matcher(text).matches();
  }

  /** The name; nothing when it is missing or malformed, which is noted. */
  Optional<String> readRequired(Section section, String example) {
    Optional<Field> field = section.required(name, "give it a name such as " + example);
    Optional<String> value = field.flatMap(f -> f.scalar("a name such as " + example));
    if (value.isPresent() && !isName(value.get())) {
      field
          .get()
          .fault(
              FaultCollector.quoted(value.get()) + " is not a name",
              "use lower-case letters, digits and hyphens, at most "
                  + CHARS
                  + ", for example "
                  + example);
      return Optional.empty();
    }
    return value;
  }
}
