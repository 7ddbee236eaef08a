package io.attune.playbook.yaml;

import io.attune.playbook.PlaybookRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code extends}: the one version of a playbook from which all that is not given comes. */
final class ParentReader {

  /** Most playbooks above one another: who looks for where a phrase comes from reads them all. */
  static final int MOST_ANCESTORS = 4;

  private static final String EXPECTED = "a playbook and its version, such as default-en@1";

  /** Most playbooks that a fault names; a topic may have hundreds. */
  private static final int NAMED = 10;

  private final PlaybookSource source;
  private final List<PlaybookRef> descendants;

  /**
   * @param source where to look for it
   * @param descendants what leads to it: the playbook that is asked for first, the one that extends
   *     it last
   */
  ParentReader(PlaybookSource source, List<PlaybookRef> descendants) {
    this.source = source;
    this.descendants = descendants;
  }

  /** All of the parent; nothing when none is given. */
  Inherited read(Section in) {
    return in.field("extends").map(this::parent).orElse(Inherited.NOTHING);
  }

  private Inherited parent(Field field) {
    Optional<String> given = field.scalar(EXPECTED);
    if (given.isEmpty()) {
      return Inherited.UNKNOWN;
    }
    String quoted = FaultCollector.quoted(given.get());
    Optional<PlaybookRef> ref = WrittenRef.parse(given.get());
    if (ref.isEmpty()) {
      field.fault(
          quoted + " is no version of a playbook",
          "expected " + EXPECTED + "; " + known(given.get()));
    } else if (descendants.contains(ref.get())) {
      field.fault(
          "goes round in a circle: " + chain(ref.get()),
          "extend a playbook that stands for itself");
    } else if (descendants.size() > MOST_ANCESTORS) {
      field.fault(
          "has more than " + MOST_ANCESTORS + " playbooks above one another: " + chain(ref.get()),
          "take over by hand what one of them says");
    } else {
      Optional<PlaybookText> text = source.find(ref.get());
      if (text.isPresent()) {
        return read(field, text.get());
      }
      field.fault(quoted + " is not to be found", known(given.get()));
    }
    return Inherited.UNKNOWN;
  }

  private Inherited read(Field field, PlaybookText text) {
    try {
      return new PlaybookReader(source, descendants, false).readText(text).toInherited(text);
    } catch (PlaybookFaults e) {
      field.fault(
          text.ref() + " is faulty itself: " + e.name() + ":" + e.faults().get(0),
          "mend it first, it has " + e.count() + (e.count() == 1 ? " fault" : " faults"));
      return Inherited.UNKNOWN;
    }
  }

  private String known(String given) {
    List<String> known = source.known().stream().map(PlaybookRef::toString).toList();
    List<String> named = known.subList(0, Math.min(NAMED, known.size()));
    String all = "known: " + String.join(", ", named) + (named.size() < known.size() ? ", …" : "");
    return NearestName.of(given, known)
        .map(nearest -> "did you mean \"" + nearest + "\"? (" + all + ")")
        .orElse(all);
  }

  private String chain(PlaybookRef last) {
    return Stream.concat(descendants.stream(), Stream.of(last))
        .map(PlaybookRef::toString)
        .collect(Collectors.joining(" extends "));
  }
}
