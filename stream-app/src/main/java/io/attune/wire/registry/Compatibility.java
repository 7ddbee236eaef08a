package io.attune.wire.registry;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * Whether what was written with one schema can be read with another. Avro decides; this finds the
 * field by its name, where Avro gives numbers and loses its way in unions.
 */
final class Compatibility {
  private final Set<String> seen = new HashSet<>();

  private Compatibility() {}

  /** Why it cannot be, in a line that names the field; empty if it can. */
  static Optional<String> fault(Schema reader, Schema writer) {
    return isReadable(reader, writer)
        ? Optional.empty()
        : Optional.of(new Compatibility().place("", reader, writer));
  }

  /**
   * Why two schemas cannot stand side by side under one subject, in a line; empty if they can.
   *
   * @param ours of this build
   */
  static Optional<String> faultEitherWay(Schema ours, Schema theirs) {
    return fault(ours, theirs)
        .map(why -> "this build cannot read what it writes: " + why)
        .or(() -> fault(theirs, ours).map(why -> "it cannot read what this build writes: " + why));
  }

  private static boolean isReadable(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }

  /** The innermost place of a fault, and what it is; the two are not compatible. */
  private String place(String path, Schema reader, Schema writer) {
    if (reader.isUnion() || writer.isUnion()) {
      return inUnion(path, reader, writer);
    }
    if (reader.getType() == writer.getType() && seen.add(path + reader.getName())) {
      switch (reader.getType()) {
        case ARRAY:
          return place(path + "[]", reader.getElementType(), writer.getElementType());
        case MAP:
          return place(path + "{}", reader.getValueType(), writer.getValueType());
        case RECORD:
          return inRecord(path, reader, writer);
        default:
      }
    }
    return said(path, reader, writer);
  }

  private String inRecord(String path, Schema reader, Schema writer) {
    for (Schema.Field field : reader.getFields()) {
      String name = path.isEmpty() ? field.name() : path + "." + field.name();
      Schema.Field written = written(field, writer);
      if (written == null) {
        if (!field.hasDefaultValue()) {
          return "field " + name + " has no default, and is not in what was written";
        }
      } else if (!isReadable(field.schema(), written.schema())) {
        return place(name, field.schema(), written.schema());
      }
    }
    return said(path, reader, writer);
  }

  private static Schema.Field written(Schema.Field field, Schema writer) {
    Schema.Field written = writer.getField(field.name());
    for (String alias : field.aliases()) {
      written = written == null ? writer.getField(alias) : written;
    }
    return written;
  }

  /** In the branch of the same name, if there is one. */
  private String inUnion(String path, Schema reader, Schema writer) {
    for (Schema written : branches(writer)) {
      if (!isReadable(reader, written)) {
        for (Schema read : branches(reader)) {
          if (read.getFullName().equals(written.getFullName())) {
            return place(path, read, written);
          }
        }
        return said(path, reader, written);
      }
    }
    return said(path, reader, writer);
  }

  private static List<Schema> branches(Schema schema) {
    return schema.isUnion() ? schema.getTypes() : List.of(schema);
  }

  private static String said(String path, Schema reader, Schema writer) {
    List<Incompatibility> found =
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
            .getResult()
            .getIncompatibilities();
    String where = path.isEmpty() ? "" : "field " + path + ": ";
    if (found.isEmpty()) {
      return where + "not compatible";
    }
    String kind = found.get(0).getType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return where + kind + " (" + found.get(0).getMessage() + ")";
  }
}
