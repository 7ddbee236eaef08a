package io.attune.app;

import io.attune.engine.CallEngine;
import io.attune.language.LexicalScorer;
import io.attune.playbook.Playbook;
import io.attune.playbook.PlaybookRef;
import io.attune.playbook.yaml.FolderPlaybooks;
import io.attune.playbook.yaml.PlaybookFaults;
import io.attune.playbook.yaml.PlaybookLineage;
import io.attune.playbook.yaml.PlaybookSource;
import io.attune.playbook.yaml.PlaybookText;
import io.attune.playbook.yaml.PlaybookYaml;
import io.attune.playbook.yaml.WrittenRef;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Playbooks as the user names them, and the engine that runs one. */
public final class Playbooks {
  /** Instead of a playbook: the one that comes with the product for each call's language. */
  public static final String BY_LANGUAGE = "by-language";

  private Playbooks() {}

  /**
   * Loads a playbook from a file.
   *
   * @param file its path
   * @param err where every fault of it is listed, each with its line
   * @throws Failure if it has any
   */
  private static Playbook load(String file, PrintWriter err) throws IOException {
    try {
      return inFile(file, PlaybookSource.bundled()).playbook();
    } catch (PlaybookFaults e) {
      throw faulty(file, e, err);
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
    if (isFile(name)) {
      return load(name, err);
    }
    try {
      return PlaybookYaml.bundled(name);
    } catch (IllegalArgumentException e) {
      throw Failure.badInput(e.getMessage() + "; a file must end in .yaml or .yml");
    }
  }

  /**
   * Reads a playbook with all that it extends.
   *
   * @param name a file ending in .yaml or .yml, the id of one that comes with the product, or an id
   *     and version in {@code source}
   * @param source where else than beside the file to look for what it extends
   * @throws PlaybookFaults if it has any
   * @throws Failure if there is none of that name
   */
  public static PlaybookLineage read(String name, PlaybookSource source)
      throws PlaybookFaults, IOException {
    if (isFile(name)) {
      return inFile(name, source);
    }
    PlaybookText text =
        WrittenRef.parse(name)
            .flatMap(source::find)
            .or(() -> PlaybookYaml.bundledText(name))
            .orElseThrow(
                () ->
                    Failure.badInput(
                        "there is no playbook "
                            + name
                            + "; known: "
                            + source.known().stream()
                                .map(PlaybookRef::toString)
                                .collect(Collectors.joining(", "))
                            + "; a file must end in .yaml or .yml"));
    byte[] bytes = text.text().getBytes(StandardCharsets.UTF_8);
    return PlaybookYaml.read(text.name(), new ByteArrayInputStream(bytes), source);
  }

  /** Lists the faults of a playbook, and makes of them what ends a command. */
  public static Failure faulty(String name, PlaybookFaults faults, PrintWriter err) {
    faults.report().lines().forEach(err::println);
    int count = faults.count();
    return Failure.badInput(
        "the playbook " + name + " has " + count + (count == 1 ? " fault" : " faults"));
  }

  private static PlaybookLineage inFile(String file, PlaybookSource source)
      throws PlaybookFaults, IOException {
    Path path = Path.of(file);
    try (InputStream text = Files.newInputStream(path)) {
      return PlaybookYaml.read(file, text, source.orElse(FolderPlaybooks.beside(path)));
    }
  }

  private static boolean isFile(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  /**
   * The playbooks at hand, being made ready, where a setting names the one for calls for which none
   * is activated.
   *
   * @param name {@link #BY_LANGUAGE}, the id of one that comes with the product, or a file
   * @param err where every fault of a file is listed, each with its line
   * @throws Failure if there is none of that name, or it has faults
   */
  public static LocalShelf shelf(String name, PrintWriter err) throws IOException {
    LocalShelf shelf =
        name.equals(BY_LANGUAGE)
            ? LocalShelf.byLanguage()
            : LocalShelf.of(List.of(named(name, err)));
    shelf.warmUp();
    return shelf;
  }

  /** The engine that runs a playbook, with the lexical language tier. */
  public static CallEngine engine(Playbook playbook) {
    return new CallEngine(playbook, LexicalScorer.of(playbook.phrases(), playbook.locale()));
  }
}
