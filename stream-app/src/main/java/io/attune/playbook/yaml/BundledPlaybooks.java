package io.attune.playbook.yaml;

import io.attune.playbook.PlaybookRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The playbooks that come with the product, {@code playbooks/ID.yaml} among its resources. */
final class BundledPlaybooks implements PlaybookSource {

  /** Spelt out, as what is in a jar cannot be listed; a test holds it to the folder. */
  static final List<String> IDS =
      List.of("default-en", "default-en-gb", "default-en-us", "default-de");

  static final BundledPlaybooks ALL = new BundledPlaybooks();

  private BundledPlaybooks() {}

  /** The playbook of an id. */
  Optional<PlaybookText> find(String id) {
    String path = "/playbooks/" + id + ".yaml";
    try (InputStream source =
        IDS.contains(id) ? BundledPlaybooks.class.getResourceAsStream(path) : null) {
      if (source == null) {
        return Optional.empty();
      }
      String text = new String(source.readAllBytes(), StandardCharsets.UTF_8);
      return PlaybookYaml.refOf(text).map(ref -> new PlaybookText(ref, id + ".yaml", text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<PlaybookText> find(PlaybookRef ref) {
    return find(ref.id()).filter(found -> found.ref().equals(ref));
  }

  @Override
  public List<PlaybookRef> known() {
    return IDS.stream().flatMap(id -> find(id).stream()).map(PlaybookText::ref).toList();
  }
}
