package io.attune.connect;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.LogicalTypes;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;

/**
 * Which column each field of a contract becomes. Names are in snake_case; every column may be null,
 * since rows from before it was there have none; moments are timestamps; symbols are spelled as in
 * Attune's JSON, lower case with hyphens; what is nested is JSON text. Safe for threads.
 */
final class Columns {
  /** How sinks know JSON: Debezium's by this name, others take it as a string. */
  private static final String JSON = "io.debezium.data.Json";

  private final Map<org.apache.avro.Schema, Table> tables = new ConcurrentHashMap<>();

  /** One field, and what it becomes. */
  private record Column(org.apache.avro.Schema.Field field, Schema schema) {}

  /** The columns of one version of a contract. */
  static final class Table {
    private final Schema schema;
    private final List<Column> columns;

    private Table(Schema schema, List<Column> columns) {
      this.schema = schema;
      this.columns = columns;
    }

    Schema schema() {
      return schema;
    }

    Struct row(GenericRecord record) {
      Struct row = new Struct(schema);
      for (Column column : columns) {
        Object value = record.get(column.field().pos());
        row.put(
            snakeCase(column.field().name()), value == null ? null : cell(value, column.schema()));
      }
      return row;
    }
  }

  Table of(org.apache.avro.Schema contract) {
    return tables.computeIfAbsent(contract, Columns::table);
  }

  private static Table table(org.apache.avro.Schema contract) {
    SchemaBuilder builder = SchemaBuilder.struct().name(contract.getFullName());
    List<Column> columns = new ArrayList<>();
    for (org.apache.avro.Schema.Field field : contract.getFields()) {
      Schema column = column(present(field.schema()));
      builder.field(snakeCase(field.name()), column);
      columns.add(new Column(field, column));
    }
    return new Table(builder.build(), columns);
  }

  /** The type beside null. */
  private static org.apache.avro.Schema present(org.apache.avro.Schema type) {
    if (!type.isUnion()) {
      return type;
    }
    List<org.apache.avro.Schema> others =
        type.getTypes().stream()
            .filter(t -> t.getType() != org.apache.avro.Schema.Type.NULL)
            .toList();
    return others.size() == 1 ? others.get(0) : type;
  }

  private static Schema column(org.apache.avro.Schema type) {
    if (type.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
      return Timestamp.builder().optional().build();
    }
    return switch (type.getType()) {
      case STRING, ENUM -> Schema.OPTIONAL_STRING_SCHEMA;
      case BOOLEAN -> Schema.OPTIONAL_BOOLEAN_SCHEMA;
      case INT -> Schema.OPTIONAL_INT32_SCHEMA;
      case LONG -> Schema.OPTIONAL_INT64_SCHEMA;
      case FLOAT -> Schema.OPTIONAL_FLOAT32_SCHEMA;
      case DOUBLE -> Schema.OPTIONAL_FLOAT64_SCHEMA;
      default -> SchemaBuilder.string().name(JSON).optional().build();
    };
  }

  private static Object cell(Object value, Schema column) {
    if (Timestamp.LOGICAL_NAME.equals(column.name())) {
      return new Date((Long) value);
    }
    if (JSON.equals(column.name())) {
      return NestedJson.of(value);
    }
    return value instanceof org.apache.avro.generic.GenericEnumSymbol<?> symbol
        ? NestedJson.wireName(symbol)
        : column.type() == Schema.Type.STRING ? value.toString() : value;
  }

  static String snakeCase(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
