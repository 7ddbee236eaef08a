package io.attune.playbook.yaml;

import io.attune.playbook.PlaybookRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A place with playbooks that others may extend: the product, a folder, a topic. */
public interface PlaybookSource {

  /**
   * One version of a playbook, or nothing if it is not here.
   *
   * @throws java.io.UncheckedIOException if it cannot be looked for
   */
  Optional<PlaybookText> find(PlaybookRef ref);

  /** What is here, to say what could have been meant. */
  List<PlaybookRef> known();

  /** The playbooks that come with the product. */
  static PlaybookSource bundled() {
    return BundledPlaybooks.ALL;
  }

  /** This place, and another for what is not here. */
  default PlaybookSource orElse(PlaybookSource next) {
    PlaybookSource first = this;
    return new PlaybookSource() {
      @Override
      public Optional<PlaybookText> find(PlaybookRef ref) {
        return first.find(ref).or(() -> next.find(ref));
      }

      @Override
      public List<PlaybookRef> known() {
        return Stream.of(first, next).flatMap(s -> s.known().stream()).distinct().toList();
      }
    };
  }
}
