package io.attune.playbook.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** A mapping of the document: fields by name, each name once. */
final class Section {

  private final Field whole;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Map<String, Field> names = new HashMap<>();

  private Section(Field whole) {
    this.whole = whole;
  }

  /**
   * A section in which only these names may stand; notes every other, and names that are doubled.
   */
  static Section of(Field whole, List<String> known) {
    Section section = open(whole, "a mapping of " + String.join(", ", known));
    for (String name : section.names()) {
      if (!known.contains(name)) {
        section.faultOfName(name, "is not a known field", ChoiceField.fix(name, known));
      }
    }
    return section;
  }

  /** A section in which any name may stand; notes names that are doubled. */
  static Section open(Field whole, String expected) {
    Section section = new Section(whole);
    for (NodeTuple entry : whole.entries(expected)) {
      Field key = new Field(entry.getKeyNode(), whole.path(), whole.faults());
      key.scalar("a field's name").ifPresent(name -> section.put(name, entry));
    }
    return section;
  }

  private void put(String name, NodeTuple entry) {
    Field first = names.putIfAbsent(name, whole.child(name, entry.getKeyNode()));
    if (first == null) {
      fields.put(name, whole.child(name, entry.getValueNode()));
    } else {
      whole
          .child(name, entry.getKeyNode())
          .fault("stands here twice", "keep one, see line " + first.line());
    }
  }

  /** The names in it, in the order of the file. */
  List<String> names() {
    return new ArrayList<>(fields.keySet());
  }

  /** The field of a name, if it is there and not empty. */
  Optional<Field> field(String name) {
    return Optional.ofNullable(fields.get(name)).filter(field -> !field.isEmpty());
  }

  /** The same, noting a fault when it is not there; what is no mapping at all is noted already. */
  Optional<Field> required(String name, String fix) {
    Optional<Field> field = field(name);
    if (field.isEmpty() && whole.isMapping()) {
      fault(name, "is missing", fix);
    }
    return field;
  }

  /** Notes a fault of a field: at the field where it is, else at the start of the section. */
  void fault(String name, String problem, String fix) {
    Field field = fields.get(name);
    (field == null ? whole.child(name, whole.node()) : field).fault(problem, fix);
  }

  /** Notes a fault of a name that stands here. */
  void faultOfName(String name, String problem, String fix) {
    names.get(name).fault(problem, fix);
  }
}
