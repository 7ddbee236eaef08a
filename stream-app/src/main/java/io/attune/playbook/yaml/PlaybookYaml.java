package io.attune.playbook.yaml;

import io.attune.playbook.Playbook;
import io.attune.playbook.PlaybookRef;
import io.attune.playbook.yaml.PlaybookReader.PlaybookRead;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.List;
import java.util.Optional;

/**
 * Reads playbooks from YAML. Whatever the text, the result is a sound playbook or a report of all
 * its faults, in time that grows with its length: a text is at most 1 MiB, has at most 50,000
 * values, is nested at most 16 deep, and aliases and tags are refused.
 */
public final class PlaybookYaml {

  private PlaybookYaml() {}

  /**
   * Reads a playbook that stands for itself or extends one that comes with the product.
   *
   * @param name what to call it in reports, for example its file name
   * @param source the text; read, not closed
   * @throws PlaybookFaults when anything is wrong with it, with everything that is
   * @throws IOException when the source cannot be read
   */
  public static Playbook read(String name, Reader source) throws PlaybookFaults, IOException {
    FaultCollector faults = new FaultCollector();
    return checked(PlaybookSource.bundled())
        .read(name, SourceText.read(source, faults), faults)
        .playbook();
  }

  /**
   * The same for a text that is encoded as UTF-8.
   *
   * @param name what to call it in reports, for example its file name
   * @param source the text; read, not closed
   * @throws PlaybookFaults when anything is wrong with it, with everything that is
   * @throws IOException when the source cannot be read
   */
  public static Playbook read(String name, InputStream source) throws PlaybookFaults, IOException {
    return read(name, source, PlaybookSource.bundled()).playbook();
  }

  /**
   * Reads a playbook that is encoded as UTF-8, with those that it extends.
   *
   * @param name what to call it in reports, for example its file name
   * @param source the text; read, not closed
   * @param parents where to look for what it extends
   * @throws PlaybookFaults when anything is wrong with it, with everything that is
   * @throws IOException when the source cannot be read
   */
  public static PlaybookLineage read(String name, InputStream source, PlaybookSource parents)
      throws PlaybookFaults, IOException {
    FaultCollector faults = new FaultCollector();
    Optional<String> text = SourceText.read(source, faults);
    PlaybookRead read = checked(parents).read(name, text, faults);
    PlaybookText own = new PlaybookText(read.playbook().ref(), name, text.orElseThrow());
    return new PlaybookLineage(read.playbook(), read.toInherited(own).texts());
  }

  /**
   * Reads a playbook that was checked when it was published, without trying its examples again: a
   * later build may hear a sentence differently, and a running system must not lose its playbook
   * over that.
   *
   * @param text the document as it was published
   * @param parents where to look for what it extends
   * @throws PlaybookFaults when anything else is wrong with it, with everything that is
   */
  public static Playbook published(PlaybookText text, PlaybookSource parents)
      throws PlaybookFaults {
    return new PlaybookReader(parents, List.of(), false).readText(text).playbook();
  }

  /** Which playbook a text says it is; nothing if it does not say so. */
  public static Optional<PlaybookRef> refOf(String text) {
    FaultCollector faults = new FaultCollector();
    return YamlDocument.parse(text, faults)
        .map(root -> PlaybookReader.ref(Section.open(root, "a mapping")))
        .filter(ref -> faults.count() == 0);
  }

  /** The text of a playbook that comes with the product; nothing if there is none of that id. */
  public static Optional<PlaybookText> bundledText(String id) {
    return BundledPlaybooks.ALL.find(id);
  }

  /** The ids of the playbooks that come with the product. */
  public static List<String> bundledIds() {
    return BundledPlaybooks.IDS;
  }

  /**
   * A playbook that comes with the product.
   *
   * @param id its id, for example {@code default-en}
   * @throws IllegalArgumentException when there is none of that id
   */
  public static Playbook bundled(String id) {
    PlaybookText text =
        bundledText(id)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no playbook \"" + id + "\" comes with the product"));
    try {
      return published(text, PlaybookSource.bundled());
    } catch (PlaybookFaults e) {
      throw new IllegalStateException("a playbook of the product is faulty:\n" + e.report(), e);
    }
  }

  private static PlaybookReader checked(PlaybookSource parents) {
    return new PlaybookReader(parents, List.of(), true);
  }
}
