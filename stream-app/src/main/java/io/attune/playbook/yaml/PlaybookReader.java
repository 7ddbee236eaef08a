package io.attune.playbook.yaml;

import io.attune.detect.Thresholds;
import io.attune.language.PhraseSet;
import io.attune.playbook.Attention;
import io.attune.playbook.Playbook;
import io.attune.playbook.PlaybookRef;
import io.attune.playbook.Rule;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a whole document. */
final class PlaybookReader {

  private static final NameField ID = new NameField("playbook");
  private static final NumberField VERSION = NumberField.whole("version", 1, 999_999_999, 1);
  private static final TextField DESCRIPTION = new TextField("description", 1, TextField.ANY, 300);

  private static final List<String> FIELDS =
      List.of(
          "playbook",
          "version",
          "locale",
          "description",
          "thresholds",
          "attention",
          "phrases",
          "rules");

  private PlaybookReader() {}

  /** The playbook; with faults noted it is not fit for use, and its parts may be stand-ins. */
  static Playbook read(Field root) {
    Section in = Section.of(root, FIELDS);
    String id = ID.readRequired(in, "default-en").orElse("");
    int version = VERSION.readRequiredWhole(in);
    String locale = locale(in);
    String description = DESCRIPTION.read(in);
    Thresholds thresholds =
        in.field("thresholds").map(ThresholdsReader::read).orElse(Thresholds.DEFAULT);
    Attention attention =
        in.field("attention").map(AttentionReader::read).orElse(Attention.DEFAULT);
    List<PhraseSet> phrases = in.field("phrases").map(PhrasesReader::read).orElse(List.of());
    List<Rule> rules =
        in.required("rules", "give at least one rule").map(RulesReader::read).orElse(List.of());
    return new Playbook(
        new PlaybookRef(id, version), locale, description, thresholds, attention, phrases, rules);
  }

  private static String locale(Section in) {
    Optional<Field> field = in.required("locale", "give a language tag such as en or en-GB");
    Optional<String> tag = field.flatMap(f -> f.scalar("a language tag such as en or en-GB"));
    try {
      tag.ifPresent(t -> new Locale.Builder().setLanguageTag(t));
    } catch (IllformedLocaleException e) {
      field
          .get()
          .fault(
              FaultCollector.quoted(tag.get()) + " is not a language tag",
              "write it as en, en-GB or nb-NO");
    }
    return tag.orElse("");
  }
}
