package io.attune.playbook.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One value of the document and the path that leads to it.
 *
 * @param node the value
 * @param path names from the root, for example {@code rules[3].id}; empty for the root
 * @param faults where to note what is wrong with it
 */
record Field(Node node, String path, FaultCollector faults) {

  /** What a value has without a tag of its own; NULL is what the schema gives to nothing at all. */
  private static final Set<Tag> PLAIN_TAGS = Set.of(Tag.STR, Tag.NULL, Tag.SEQ, Tag.MAP);

  /** What a text field expects. */
  static final String TEXT = "text";

  private static final Tag ALIAS = new Tag(GuardedParser.ALIAS_TAG);
  private static final Set<String> NOTHING = Set.of("", "~", "null");

  /** The line it begins on, counted from 1. */
  int line() {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  void fault(String problem, String fix) {
    faults.add(node, path, problem, fix);
  }

  /** Whether nothing is written here: a name with no value after it. */
  boolean isEmpty() {
    return node instanceof ScalarNode scalar
        && scalar.isPlain()
        && PLAIN_TAGS.contains(node.getTag())
        && NOTHING.contains(scalar.getValue());
  }

  /** Whether a comment follows text without quotes, in which a sign # may have been meant. */
  boolean isCutByComment() {
    if (!(node instanceof ScalarNode scalar && scalar.isPlain()) || node.getEndMark().isEmpty()) {
      return false;
    }
    Mark end = node.getEndMark().get();
    int[] text = end.getBuffer();
    int next = end.getPointer();
    while (next < text.length && (text[next] == ' ' || text[next] == '\t')) {
      next++;
    }
    return next < text.length && text[next] == '#';
  }

  /** Whether it is a list that can be read. */
  boolean isList() {
    return node instanceof SequenceNode && PLAIN_TAGS.contains(node.getTag());
  }

  /** Whether it is a mapping that can be read. */
  boolean isMapping() {
    return node instanceof MappingNode && PLAIN_TAGS.contains(node.getTag());
  }

  /** The text of a single value as it stands, or nothing when a fault was noted. */
  Optional<String> scalar(String expected) {
    if (!isUntagged()) {
      return Optional.empty();
    } else if (node instanceof ScalarNode scalar && !isEmpty()) {
      return Optional.of(scalar.getValue());
    }
    wrongType(expected);
    return Optional.empty();
  }

  /** The same, and it must not stand in quotes: numbers, durations and switches. */
  Optional<String> unquoted(String expected) {
    Optional<String> value = scalar(expected);
    if (value.isPresent() && node instanceof ScalarNode scalar && !scalar.isPlain()) {
      fault("is text in quotes", "expected " + expected + ", without quotes");
      return Optional.empty();
    }
    return value;
  }

  /** The items of a list; none when a fault was noted. */
  List<Field> items(String expected) {
    List<Field> items = new ArrayList<>();
    if (!isUntagged()) {
      return items;
    } else if (node instanceof SequenceNode list) {
      for (Node item : list.getValue()) {
        items.add(new Field(item, path + "[" + items.size() + "]", faults));
      }
    } else {
      wrongType(expected);
    }
    return items;
  }

  /** The entries of a mapping; none when a fault was noted. */
  List<NodeTuple> entries(String expected) {
    if (!isUntagged()) {
      return List.of();
    } else if (node instanceof MappingNode mapping) {
      return mapping.getValue();
    }
    wrongType(expected);
    return List.of();
  }

  /** The field of a name within this one. */
  Field child(String name, Node value) {
    String shown = FaultCollector.abbreviated(name);
    return new Field(value, path.isEmpty() ? shown : path + "." + shown, faults);
  }

  private boolean isUntagged() {
    Tag tag = node.getTag();
    if (PLAIN_TAGS.contains(tag)) {
      return true;
    } else if (tag.equals(ALIAS)) {
      fault("is an alias", "aliases are not allowed: write the value out");
    } else {
      fault(
          "has the tag " + FaultCollector.quoted(tag.getValue()),
          "tags are not allowed: remove it");
    }
    return false;
  }

  private void wrongType(String expected) {
    String fix = "expected " + expected;
    if (isEmpty()) {
      fault("is empty", fix);
    } else if (node instanceof ScalarNode scalar) {
      fault("is " + FaultCollector.quoted(scalar.getValue()), fix);
    } else if (isList()) {
      fault("is a list", fix);
    } else {
      // Mostly it was meant as text, and became a mapping by a colon or a brace.
      String hint =
          expected.equals(TEXT) ? " in quotes, as it contains \": \" or begins with {" : "";
      fault("is a mapping (name: value)", fix + hint);
    }
  }
}
