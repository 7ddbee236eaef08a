package io.attune.app;

import io.attune.engine.CallEngine;
import io.attune.language.LexicalScorer;
import io.attune.language.Lexicon;
import io.attune.language.PhraseAutomaton;
import io.attune.playbook.Playbook;
import io.attune.playbook.yaml.PlaybookFaults;
import io.attune.playbook.yaml.PlaybookYaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Playbooks as the user names them, and the engine that runs one. */
public final class Playbooks {
  private static final String DEFAULT = "default-en";

  private Playbooks() {}

  /**
   * Loads a playbook.
   *
   * @param file its path, null for the default one that comes with the product
   * @param err where every fault of it is listed, each with its line
   * @throws Failure if it has any
   */
  public static Playbook load(String file, PrintWriter err) throws IOException {
    if (file == null) {
      return PlaybookYaml.bundled(DEFAULT);
    }
    try (InputStream source = Files.newInputStream(Path.of(file))) {
      return PlaybookYaml.read(file, source);
    } catch (PlaybookFaults e) {
      e.report().lines().forEach(err::println);
      throw Failure.badInput(
          "the playbook " + file + " has " + e.count() + (e.count() == 1 ? " fault" : " faults"));
    }
  }

  /**
   * Loads the playbook that a setting names.
   *
   * @param name the id of one that comes with the product, or a file ending in .yaml or .yml
   * @param err where every fault of a file is listed, each with its line
   * @throws Failure if there is none of that name, or it has faults
   */
  static Playbook named(String name, PrintWriter err) throws IOException {
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return load(name, err);
    }
    try {
      return PlaybookYaml.bundled(name);
    } catch (IllegalArgumentException e) {
      throw Failure.badInput(e.getMessage() + "; a file must end in .yaml or .yml");
    }
  }

  /** The engine that runs a playbook, with the lexical language tier. */
  public static CallEngine engine(Playbook playbook) {
    return new CallEngine(
        playbook,
        new LexicalScorer(PhraseAutomaton.compile(playbook.phrases()), Lexicon.english()));
  }
}
