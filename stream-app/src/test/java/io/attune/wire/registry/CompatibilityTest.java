package io.attune.wire.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.wire.TopicValue;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The field that is in the way is named, wherever it is. */
class CompatibilityTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "int; string; field f: type mismatch",
        "{'type':'array','items':'int'}; {'type':'array','items':'string'}; field f[]: type",
        "{'type':'map','values':'int'}; {'type':'map','values':'string'}; field f{}: type",
        "['null',{'type':'record','name':'B','fields':[{'name':'x','type':'int'}]}];"
            + "['null',{'type':'record','name':'B','fields':[{'name':'x','type':'string'}]}];"
            + "field f.x: type mismatch",
        "['null',{'type':'record','name':'B','fields':[{'name':'y','type':'int'}]}];"
            + "['null',{'type':'record','name':'B','fields':[{'name':'x','type':'int'}]}];"
            + "field f.y has no default",
        "['null','int']; ['null','string']; field f: missing union branch",
        "{'type':'enum','name':'E','symbols':['A']}; {'type':'enum','name':'E','symbols':['A','B']};"
            + "field f: missing enum symbols",
      })
  void theFieldIsNamed(String reader, String writer, String fault) {
    assertThat(Compatibility.fault(record(reader), record(writer)))
        .get()
        .asString()
        .startsWith(fault);
    assertThat(Compatibility.fault(record(reader), record(reader))).isEmpty();
  }

  private static Schema record(String type) {
    String quoted = type.startsWith("{") || type.startsWith("[") ? type : "'" + type + "'";
    return SchemaTexts.parse(
        ("{'type':'record','name':'R','fields':[{'name':'f','type':" + quoted + "}]}")
            .replace('\'', '"'));
  }

  @Test
  void otherRecordsAreNotMistakenForOurs() {
    for (TopicValue<?> one : TopicValue.ALL) {
      for (TopicValue<?> other : TopicValue.ALL) {
        assertThat(
                Compatibility.fault(
                        SchemaTexts.published(one.type()), SchemaTexts.published(other.type()))
                    .isEmpty())
            .as("%s of %s", one.topic(), other.topic())
            .isEqualTo(one.type() == other.type());
      }
    }
  }
}
