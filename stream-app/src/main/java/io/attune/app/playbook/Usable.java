package io.attune.app.playbook;

import io.attune.app.Failure;
import io.attune.playbook.PlaybookRef;
import io.attune.playbook.yaml.PlaybookFaults;
import io.attune.playbook.yaml.PlaybookSource;
import io.attune.playbook.yaml.PlaybookText;
import io.attune.playbook.yaml.PlaybookYaml;
import io.attune.playbook.yaml.WrittenRef;
import java.io.PrintWriter;
import java.util.stream.Collectors;

/** A version of a playbook that processors can use: an order for another would be kept in vain. */
final class Usable {
  private Usable() {}

  /**
   * A version as the user wrote it, such as {@code team-en@2}.
   *
   * @throws Failure if it is none
   */
  static PlaybookRef named(String version) {
    return WrittenRef.parse(version)
        .orElseThrow(() -> Failure.badInput(version + " is no version, write it as team-en@2"));
  }

  /**
   * @param topic what has been published
   * @param err where the faults of one that is published and faulty are listed
   * @throws Failure if it has not been published, or cannot be used by this build
   */
  static void require(PlaybookRef ref, PlaybookTopic topic, PrintWriter err) {
    PlaybookSource source = topic.orElse(PlaybookSource.bundled());
    PlaybookText text =
        source
            .find(ref)
            .orElseThrow(
                () ->
                    Failure.badInput(
                        ref
                            + " has not been published; known: "
                            + source.known().stream()
                                .map(PlaybookRef::toString)
                                .collect(Collectors.joining(", "))));
    try {
      PlaybookYaml.published(text, source);
    } catch (PlaybookFaults e) {
      e.report().lines().forEach(err::println);
      throw Failure.badInput(ref + " cannot be used by this build");
    }
  }
}
