package io.attune.schemas;

import static org.apache.avro.SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE;
import static org.apache.avro.SchemaCompatibility.SchemaCompatibilityType.INCOMPATIBLE;
import static org.apache.avro.SchemaCompatibility.checkReaderWriterCompatibility;
import static org.apache.avro.SchemaNormalization.toParsingForm;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericData.EnumSymbol;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Old readers read new records and new readers read old ones, across all versions: FULL_TRANSITIVE.
 */
class FullTransitiveTest {
  static {
    TrustedContracts.install();
  }

  static Stream<Schema> recorded() {
    return ReleasedSchemas.RECORDED.stream();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void todaysSchemaAgreesWithEveryVersionInBothDirections(Schema today) {
    assertThat(ReleasedSchemas.of(today).byVersion()).isNotEmpty();
    ReleasedSchemas.of(today)
        .byVersion()
        .forEach(
            (version, past) -> {
              var todayReads = checkReaderWriterCompatibility(today, past);
              assertThat(todayReads.getType())
                  .as("today reads %s: %s", version, todayReads)
                  .isEqualTo(COMPATIBLE);
              var pastReads = checkReaderWriterCompatibility(past, today);
              assertThat(pastReads.getType())
                  .as("%s reads today: %s", version, pastReads)
                  .isEqualTo(COMPATIBLE);
            });
  }

  /** Otherwise bytes could go out with a schema that no later build knows. */
  @ParameterizedTest
  @MethodSource("recorded")
  void todaysSchemaIsTheNewestRecordedOne(Schema today) {
    List<Schema> versions = new ArrayList<>(ReleasedSchemas.of(today).byVersion().values());
    assertThat(toParsingForm(today))
        .as("%s changed; README.md of this module tells how to record it", today.getName())
        .isEqualTo(toParsingForm(versions.get(versions.size() - 1)));
  }

  @Test
  void newSymbolReachesOldReadersAsTheDefault() throws IOException {
    Schema today = CueFeedback.getClassSchema();
    List<String> symbols = new ArrayList<>(FeedbackAction.getClassSchema().getEnumSymbols());
    symbols.add("SYMBOL_OF_TOMORROW");
    Schema action =
        Schema.createEnum("FeedbackAction", null, "io.attune.schemas", symbols, "UNKNOWN");
    Schema newer =
        changed(today, field -> field.name().equals("action") ? new Field(field, action) : field);
    assertThat(bothWays(today, newer)).containsOnly(COMPATIBLE);

    GenericRecord fresh = SampleValues.sparse(newer);
    fresh.put("action", new EnumSymbol(action, "SYMBOL_OF_TOMORROW"));
    SchemaStore.Cache registry = new SchemaStore.Cache();
    registry.addSchema(newer);
    var bytes = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), newer).encode(fresh);
    assertThat(CueFeedback.createDecoder(registry).decode(bytes).getAction())
        .isEqualTo(FeedbackAction.UNKNOWN);
  }

  @Test
  void newFieldNeedsADefault() {
    Schema today = TurnScored.getClassSchema();
    Schema text = Schema.create(Schema.Type.STRING);
    assertThat(bothWays(today, with(today, new Field("fieldOfTomorrow", text, "New.", ""))))
        .containsOnly(COMPATIBLE);
    assertThat(bothWays(today, with(today, new Field("fieldOfTomorrow", text, "New."))))
        .contains(INCOMPATIBLE);
  }

  @Test
  void permanentFieldCannotGo() {
    Schema today = TurnScored.getClassSchema();
    assertThat(bothWays(today, changed(today, field -> field.name().equals("text") ? null : field)))
        .containsOnly(COMPATIBLE);
    assertThat(
            bothWays(today, changed(today, field -> field.name().equals("turnId") ? null : field)))
        .contains(INCOMPATIBLE);
  }

  /**
   * Why a newer kind of event gets a field of its own: a union does not degrade for old readers as
   * an enum does.
   */
  @Test
  void newKindOfEventFitsBesideTheBodyButNotIntoIt() {
    Schema today = CallEvent.getClassSchema();
    Schema kind =
        Schema.createRecord(
            "EventOfTomorrow", "A new kind.", "io.attune.schemas", false, List.of());
    List<Schema> branches = new ArrayList<>(today.getField("body").schema().getTypes());
    branches.add(kind);
    Schema body = Schema.createUnion(branches);
    Schema into =
        changed(today, field -> field.name().equals("body") ? new Field(field, body) : field);
    assertThat(bothWays(today, into)).contains(INCOMPATIBLE);

    Schema optional = Schema.createUnion(Schema.create(Schema.Type.NULL), kind);
    Schema beside =
        with(
            today, new Field("eventOfTomorrow", optional, "A new kind.", Field.NULL_DEFAULT_VALUE));
    assertThat(bothWays(today, beside)).containsOnly(COMPATIBLE);
  }

  private static List<SchemaCompatibilityType> bothWays(Schema one, Schema other) {
    return List.of(
        checkReaderWriterCompatibility(one, other).getType(),
        checkReaderWriterCompatibility(other, one).getType());
  }

  private static Schema with(Schema schema, Field added) {
    List<Field> fields =
        new ArrayList<>(
            schema.getFields().stream().map(field -> new Field(field, field.schema())).toList());
    fields.add(added);
    return Schema.createRecord(
        schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
  }

  /**
   * The same record with each field as the change returns it, or without it where the change
   * returns null.
   */
  private static Schema changed(Schema schema, UnaryOperator<Field> change) {
    List<Field> fields =
        schema.getFields().stream()
            .map(field -> change.apply(new Field(field, field.schema())))
            .filter(Objects::nonNull)
            .toList();
    return Schema.createRecord(
        schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
  }
}
