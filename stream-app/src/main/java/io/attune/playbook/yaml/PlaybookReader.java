package io.attune.playbook.yaml;

import io.attune.detect.Thresholds;
import io.attune.language.LexicalScorer;
import io.attune.language.PatternFault;
import io.attune.language.SpokenLanguage;
import io.attune.playbook.Attention;
import io.attune.playbook.Playbook;
import io.attune.playbook.PlaybookRef;
import io.attune.playbook.yaml.RulesReader.RulesRead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a whole document, and those that it extends. */
final class PlaybookReader {

  private static final NameField ID = new NameField("playbook");
  private static final NumberField VERSION = NumberField.whole("version", 1, 999_999_999, 1);
  private static final TextField DESCRIPTION = new TextField("description", 1, TextField.ANY, 300);

  static final List<String> FIELDS =
      List.of(
          "playbook",
          "version",
          "extends",
          "locale",
          "description",
          "thresholds",
          "attention",
          "phrases",
          "rules",
          "without");

  private final PlaybookSource source;
  private final List<PlaybookRef> descendants;
  private final boolean triesExamples;

  /**
   * @param source where the playbooks are that it may extend
   * @param descendants those that lead to this one by extending it, the first one first
   * @param triesExamples whether to hold it to its examples
   */
  PlaybookReader(PlaybookSource source, List<PlaybookRef> descendants, boolean triesExamples) {
    this.source = source;
    this.descendants = descendants;
    this.triesExamples = triesExamples;
  }

  /**
   * A playbook with what those who extend it need besides.
   *
   * @param inherited what it inherits itself
   * @param examples those of its rules, inherited ones among them, by the rule's id
   */
  record PlaybookRead(Playbook playbook, Inherited inherited, Map<String, Examples> examples) {

    Inherited toInherited(PlaybookText text) {
      List<PlaybookText> texts = new ArrayList<>(List.of(text));
      texts.addAll(inherited.texts());
      return new Inherited(true, playbook, examples, List.copyOf(texts));
    }
  }

  /** Reads a text that has been found by what it says of itself. */
  PlaybookRead readText(PlaybookText text) throws PlaybookFaults {
    return read(text.name(), Optional.of(text.text()), new FaultCollector());
  }

  /**
   * @param text nothing when a fault was noted
   */
  PlaybookRead read(String name, Optional<String> text, FaultCollector faults)
      throws PlaybookFaults {
    Optional<PlaybookRead> read = text.flatMap(t -> YamlDocument.parse(t, faults)).map(this::read);
    faults.throwIfAny(name);
    // Every way to have no playbook has noted a fault.
    return read.orElseThrow();
  }

  /** The playbook; with faults noted it is not fit for use, and its parts may be stand-ins. */
  private PlaybookRead read(Field root) {
    Section in = Section.of(root, FIELDS);
    PlaybookRef ref = ref(in);
    List<PlaybookRef> path = new ArrayList<>(descendants);
    path.add(ref);
    Inherited inherited = new ParentReader(source, path).read(in);
    Playbook parent = inherited.playbook();
    String locale = LocaleReader.read(in, inherited);
    String description =
        in.field("description").flatMap(DESCRIPTION::parse).orElse(parent.description());
    Thresholds thresholds =
        in.field("thresholds")
            .map(field -> ThresholdsReader.read(field, parent.thresholds()))
            .orElse(parent.thresholds());
    Attention attention =
        in.field("attention")
            .map(field -> AttentionReader.read(field, parent.attention()))
            .orElse(parent.attention());
    PhrasesRead phrases =
        in.field("phrases")
            .map(field -> PhrasesReader.read(field, inherited, SpokenLanguage.of(locale)))
            .orElse(PhrasesRead.inherited(parent.phrases()));
    RulesRead rules = RulesReader.read(in, inherited);
    check(in, locale, phrases, rules, thresholds, inherited);
    Playbook playbook =
        new Playbook(
            ref, locale, description, thresholds, attention, phrases.sets(), rules.rules());
    return new PlaybookRead(playbook, inherited, rules.examples());
  }

  /** What a document says of itself; parts that are faulty are stand-ins. */
  static PlaybookRef ref(Section in) {
    String id = ID.readRequired(in, "default-en").orElse("");
    return new PlaybookRef(id, VERSION.readRequiredWhole(in));
  }

  /** What can only be seen of the whole: the phrases together, and what they make of sentences. */
  private void check(
      Section in,
      String locale,
      PhrasesRead phrases,
      RulesRead rules,
      Thresholds thresholds,
      Inherited inherited) {
    if (phrases.given().isEmpty() && !triesExamples) {
      return;
    }
    LexicalScorer scorer;
    try {
      scorer = LexicalScorer.of(phrases.sets(), locale);
    } catch (PatternFault e) {
      // Each phrase is sound by itself; together they may still be too many for one automaton.
      if (phrases.faulty().isEmpty()) {
        in.fault("phrases", FaultCollector.quoted(e.pattern()) + ": " + e.problem(), e.fix());
      }
      return;
    }
    if (triesExamples && inherited.isKnown()) {
      ExampleTrial trial = new ExampleTrial(scorer, thresholds);
      new ExampleCheck(trial, phrases).check(rules, inherited);
    }
  }
}
