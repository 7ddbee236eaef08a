package io.attune.playbook.yaml;

import io.attune.playbook.Playbook;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Reads playbooks from YAML. Whatever the text, the result is a sound playbook or a report of all
 * its faults, in time that grows with its length: a text is at most 1 MiB, has at most 50,000
 * values, is nested at most 16 deep, and aliases and tags are refused.
 */
public final class PlaybookYaml {

  private PlaybookYaml() {}

  /**
   * Reads a playbook.
   *
   * @param name what to call it in reports, for example its file name
   * @param source the text; read, not closed
   * @throws PlaybookFaults when anything is wrong with it, with everything that is
   * @throws IOException when the source cannot be read
   */
  public static Playbook read(String name, Reader source) throws PlaybookFaults, IOException {
    FaultCollector faults = new FaultCollector();
    return read(name, SourceText.read(source, faults), faults);
  }

  /**
   * Reads a playbook that is encoded as UTF-8.
   *
   * @param name what to call it in reports, for example its file name
   * @param source the text; read, not closed
   * @throws PlaybookFaults when anything is wrong with it, with everything that is
   * @throws IOException when the source cannot be read
   */
  public static Playbook read(String name, InputStream source) throws PlaybookFaults, IOException {
    FaultCollector faults = new FaultCollector();
    return read(name, SourceText.read(source, faults), faults);
  }

  /**
   * A playbook that comes with the product.
   *
   * @param id its id, for example {@code default-en}
   * @throws IllegalArgumentException when there is none of that id
   */
  public static Playbook bundled(String id) {
    String path = "/playbooks/" + id + ".yaml";
    try (InputStream source =
        NameField.isName(id) ? PlaybookYaml.class.getResourceAsStream(path) : null) {
      if (source == null) {
        throw new IllegalArgumentException("no playbook \"" + id + "\" comes with the product");
      }
      return read(path, source);
    } catch (PlaybookFaults e) {
      throw new IllegalStateException("a playbook of the product is faulty:\n" + e.report(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Playbook read(String name, Optional<String> text, FaultCollector faults)
      throws PlaybookFaults {
    Optional<Playbook> playbook =
        text.flatMap(t -> YamlDocument.parse(t, faults)).map(PlaybookReader::read);
    faults.throwIfAny(name);
    // Every way to have no playbook has noted a fault.
    return playbook.orElseThrow();
  }
}
