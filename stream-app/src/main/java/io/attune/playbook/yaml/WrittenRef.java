package io.attune.playbook.yaml;

import io.attune.playbook.PlaybookRef;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how people and keys write one version of a playbook: {@code default-en@1}. */
public final class WrittenRef {

  private static final Pattern FORM = Pattern.compile("([^@]*)@([1-9][0-9]{0,8})");

  private WrittenRef() {}

  /** The version that is meant; nothing if the text has another form. */
  public static Optional<PlaybookRef> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches() && NameField.isName(form.group(1))
        ? Optional.of(new PlaybookRef(form.group(1), Integer.parseInt(form.group(2))))
        : Optional.empty();
  }
}
