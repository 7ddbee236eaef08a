package io.attune.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.Schema.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house rules of README.md, checked on every record and enum. */
class ContractRulesTest {
  private static final Pattern UNIT_OR_RANGE =
      Pattern.compile(
          "\\bms\\b|\\d\\.\\.\\+?\\d|\\bcount\\b|per minute|\\bIndex\\b|unit as the (signal|name) says");

  @ParameterizedTest
  @MethodSource("io.attune.schemas.NamedSchemas#all")
  void recordsAndEnumsSayWhatTheyAre(Schema schema) {
    assertThat(schema.getNamespace()).isEqualTo("io.attune.schemas");
    assertThat(schema.getDoc()).as(schema.getName()).isNotBlank().endsWith(".");
  }

  @ParameterizedTest
  @MethodSource("io.attune.schemas.NamedSchemas#records")
  void fieldsSayWhatTheyMeanAndWhenTheyAreNull(Schema record) {
    for (Field field : record.getFields()) {
      assertThat(field.doc()).as(name(record, field)).isNotBlank().endsWith(".");
      if (field.schema().isNullable()) {
        assertThat(field.doc()).as(name(record, field)).containsIgnoringCase("null");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.attune.schemas.NamedSchemas#records")
  void numbersSayTheirUnitOrRange(Schema record) {
    for (Field field : record.getFields()) {
      Schema type = NamedSchemas.withoutNull(field.schema());
      if (Set.of(Type.INT, Type.LONG, Type.DOUBLE).contains(type.getType())) {
        assertThat(field.doc()).as(name(record, field)).containsPattern(UNIT_OR_RANGE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.attune.schemas.NamedSchemas#enums")
  void symbolsSayWhatTheyMean(Schema type) {
    assertThat(type.getObjectProp("symbolDocs")).as(type.getName()).isInstanceOf(Map.class);
    Map<?, ?> docs = (Map<?, ?>) type.getObjectProp("symbolDocs");
    assertThat(docs.keySet()).as(type.getName()).isEqualTo(Set.copyOf(type.getEnumSymbols()));
    assertThat(docs.values())
        .allSatisfy(doc -> assertThat(Objects.toString(doc)).isNotBlank().endsWith("."));
  }

  @ParameterizedTest
  @MethodSource("io.attune.schemas.NamedSchemas#enums")
  void enumsHaveASymbolForWhatAReaderDoesNotKnow(Schema type) {
    assertThat(type.getEnumDefault()).as(type.getName()).isIn("UNKNOWN", "OTHER");
  }

  /**
   * A field without a default can never be removed again, so each one is a decision that is written
   * down.
   */
  @Test
  void fieldsWithoutDefaultAreTheOnesListedAsPermanent() throws Exception {
    Set<String> permanent =
        NamedSchemas.records()
            .flatMap(
                record ->
                    record.getFields().stream()
                        .filter(f -> !f.hasDefaultValue())
                        .map(f -> name(record, f)))
            .collect(Collectors.toCollection(TreeSet::new));
    String listed =
        new String(
            Objects.requireNonNull(getClass().getResourceAsStream("permanent-fields.txt"))
                .readAllBytes(),
            UTF_8);
    assertThat(permanent).containsExactlyElementsOf(listed.lines().toList());
  }

  @ParameterizedTest
  @MethodSource("io.attune.schemas.NamedSchemas#records")
  void namesTellMomentsFromMediaTimes(Schema record) {
    for (Field field : record.getFields()) {
      Schema type = NamedSchemas.withoutNull(field.schema());
      // Rows of the stores are Attune's alone, and written with every turn: a logical type there
      // would keep Avro from generating their encoders.
      boolean internal = record.getName().startsWith("Stored");
      boolean moment =
          internal
              ? type.getType() == Type.LONG && field.name().endsWith("At")
              : type.getLogicalType() instanceof LogicalTypes.TimestampMillis;
      boolean namedAsMoment =
          field.name().endsWith("At") || Set.of("at", "publishedUpTo").contains(field.name());
      assertThat(moment).as(name(record, field)).isEqualTo(namedAsMoment);
      boolean counts = Set.of("epoch", "nextOffset").contains(field.name());
      if (type.getType() == Type.LONG && !moment && !counts) {
        assertThat(field.name()).as(name(record, field)).endsWith("Ms");
      }
    }
  }

  /** Sinks load turns without a transformation: columns, nullable columns and arrays of words. */
  @Test
  void turnRowsAreFlat() {
    for (Field field : TurnScored.getClassSchema().getFields()) {
      Schema type = NamedSchemas.withoutNull(field.schema());
      Schema column = type.getType() == Type.ARRAY ? type.getElementType() : type;
      assertThat(column.getType())
          .as(field.name())
          .isIn(Type.STRING, Type.ENUM, Type.INT, Type.LONG, Type.DOUBLE, Type.BOOLEAN);
    }
  }

  private static String name(Schema record, Field field) {
    return record.getName() + "." + field.name();
  }
}
