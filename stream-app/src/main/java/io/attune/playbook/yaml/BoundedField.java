package io.attune.playbook.yaml;

import java.util.List;

/** A field with a least and a greatest value, and a default that holds when it is not given. */
sealed interface BoundedField permits DurationField, NumberField {

  /** Its name in the file. */
  String name();

  /** What is allowed, in words, with units. */
  String range();

  /** The default as a playbook would write it. */
  String fallback();

  /** The names of some fields, in their order. */
  static List<String> names(List<BoundedField> fields) {
    return fields.stream().map(BoundedField::name).toList();
  }
}
