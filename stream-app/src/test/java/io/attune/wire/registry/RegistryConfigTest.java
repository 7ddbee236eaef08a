package io.attune.wire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.topology.Topics;
import io.attune.wire.TopicValue;
import io.attune.wire.WireFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryConfigTest {
  private static RegistryConfig of(String... settings) {
    Map<String, String> properties = new HashMap<>(Map.of("schema.registry.url", "http://r:8081"));
    for (int i = 0; i < settings.length; i += 2) {
      properties.put(settings[i], settings[i + 1]);
    }
    return RegistryConfig.of(properties);
  }

  @Test
  void withoutAUrlThereIsNoRegistry() {
    assertThat(WireFormats.of(Map.of(), "")).isSameAs(WireFormat.SINGLE_OBJECT);
    Map<String, String> set = Map.of("schema.registry.url", "http://r");
    assertThat(WireFormats.of(set, ""))
        .isInstanceOf(RegistryFormat.class)
        .isSameAs(WireFormats.of(new HashMap<>(set), ""))
        .isNotSameAs(WireFormats.of(set, "p."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "schema.registry.url; ftp://r; is no URL like http://host:8081",
        "schema.registry.url; http://me:secret word@r; is no URL like http://host:8081",
        "schema.registry.url; http://a,b; is no URL like",
        "auto.register.schemas; yes; auto.register.schemas is \"yes\", expected true or false",
        "max.retries; -1; expected a whole number from 0 to 1000",
        "http.read.timeout.ms; soon; expected a whole number from 1 to 60000",
        "value.subject.name.strategy; MyStrategy; expected TopicNameStrategy, RecordNameStrategy",
        "basic.auth.credentials.source; FILE; expected URL, USER_INFO or SASL_INHERIT",
        "basic.auth.credentials.source; USER_INFO; basic.auth.user.info is not user:password",
        "basic.auth.credentials.source; SASL_INHERIT; sasl.jaas.config has no username",
        "bearer.auth.credentials.source; OAUTHBEARER; expected STATIC_TOKEN",
      })
  void whatIsWrongIsNamed(String name, String value, String fault) {
    assertThatThrownBy(() -> of(name, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(fault)
        .message()
        .doesNotContain("secret");
  }

  @Test
  void twoWaysToChooseTheSchemaContradict() {
    assertThatThrownBy(() -> of("auto.register.schemas", "true", "use.latest.version", "true"))
        .hasMessageContaining("use.latest.version goes with auto.register.schemas=false");
  }

  @Test
  void aKeyStoreThatIsNotThereIsNamed() {
    assertThatThrownBy(
            () ->
                RegistryFormat.of(
                    Map.of(
                        "schema.registry.url", "https://r",
                        "schema.registry.ssl.truststore.location", "/nowhere.p12"),
                    ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("schema.registry.ssl", "/nowhere.p12");
  }

  @ParameterizedTest
  @CsvSource({
    "TopicNameStrategy, p.call-events-value",
    "io.confluent.kafka.serializers.subject.TopicNameStrategy, p.call-events-value",
    "RecordNameStrategy, io.attune.schemas.CallEvent",
    "TopicRecordNameStrategy, p.call-events-io.attune.schemas.CallEvent",
  })
  void subjectsAreNamedByTheStrategy(String strategy, String subject) {
    assertThat(
            RegistryFormat.of(
                    Map.of(
                        "schema.registry.url", "http://r", "value.subject.name.strategy", strategy),
                    "p.")
                .subjects()
                .of(TopicValue.CALL_EVENTS))
        .isEqualTo(subject);
  }

  @Test
  void everyTopicButThoseOfKeysAndDeadLettersHasItsValue() {
    assertThat(Topics.PLAIN.toCreate(1, (short) 1).stream().map(topic -> topic.name()))
        .containsExactlyInAnyOrderElementsOf(
            java.util.stream.Stream.concat(
                    TopicValue.ALL.stream().map(TopicValue::topic),
                    java.util.stream.Stream.of(Topics.PLAIN.callKeys(), Topics.PLAIN.deadLetters()))
                .toList());
  }

  @Test
  void documentationHasTheTableOfSettings() throws Exception {
    Path page = Path.of(System.getProperty("basedir", "."), "../docs/schema-registry.md");
    assertThat(Files.readString(page)).contains(RegistrySetting.table());
  }
}
