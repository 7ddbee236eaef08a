package io.attune.wire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.wire.SchemaUnavailable;
import java.util.Base64;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How it asks, how often, with which credentials, and what it says when there is no answer. */
class RegistryClientTest {
  private static final Schema SCHEMA =
      SchemaBuilder.record("R").fields().requiredInt("a").endRecord();

  private final StubRegistry stub = StubRegistry.start();
  private final int id = stub.add("s", SCHEMA);

  @AfterEach
  void close() {
    stub.close();
  }

  private RegistryClient client(String... more) {
    return RegistryClient.of(RegistryConfig.of(stub.properties(more)));
  }

  @Test
  void aSchemaIsAskedForOnceByAllWhoHaveTheSameSettings() throws Exception {
    assertThat(client().schema(id)).isEqualTo(SCHEMA);
    assertThat(client().schema(id)).isEqualTo(SCHEMA);
    assertThat(stub.asked).containsExactly("GET /schemas/ids/1");
  }

  @Test
  void anIdThatDoesNotExistIsAskedForOnceInAWhile() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> client().schema(7))
          .isInstanceOf(UnknownSchema.class)
          .hasMessage("the registry has no schema with the id 7");
    }
    assertThat(stub.asked).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void whatPassesIsTriedAgain(int status) throws Exception {
    stub.fail(3, status, "<html>busy</html>");
    assertThat(client().schema(id)).isEqualTo(SCHEMA);
    assertThat(stub.asked).hasSize(4);
  }

  @Test
  void whatDoesNotPassEndsAfterItsTries() {
    stub.fail(9, 503, "");
    assertThatThrownBy(() -> client().schema(id))
        .isInstanceOf(SchemaUnavailable.class)
        .hasMessageContainingAll(stub.url(), "answers 503", "GET /schemas/ids/1");
    assertThat(stub.asked).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 409, 422, 302})
  void aRefusalIsNotTriedAgain(int status) {
    stub.fail(1, status, "");
    assertThatThrownBy(() -> client().schema(id))
        .isInstanceOf(RegistryRefusal.class)
        .hasMessageContaining("with " + status);
    assertThat(stub.asked).hasSize(1);
  }

  /** Else every record would be set aside because of a slip in the URL. */
  @Test
  void aWrongPathIsNoMissingSchema() {
    stub.fail(1, 404, "<html>nothing here</html>");
    assertThatThrownBy(() -> client().schema(id))
        .isInstanceOf(RegistryRefusal.class)
        .hasMessageContaining("is the path in schema.registry.url?");
  }

  @Test
  void aServerThatDoesNotAnswerIsGivenUpInTime() {
    stub.isStalling = true;
    long began = System.nanoTime();
    assertThatThrownBy(() -> client("http.read.timeout.ms", "50", "max.retries", "1").schema(id))
        .isInstanceOf(SchemaUnavailable.class)
        .hasMessageContaining("does not answer");
    assertThat(System.nanoTime() - began).isLessThan(5_000_000_000L);
    assertThat(stub.asked).hasSize(2);
  }

  @Test
  void theNextUrlIsAskedWhenOneFailsAndTheGoodOneFirstFromThenOn() throws Exception {
    stub.add("t", SchemaBuilder.record("T").fields().endRecord());
    try (StubRegistry broken = StubRegistry.start()) {
      broken.fail(1, 500, "");
      RegistryClient client =
          client("schema.registry.url", "http://127.0.0.1:1," + broken.url() + ", " + stub.url());
      assertThat(client.schema(1)).isEqualTo(SCHEMA);
      assertThat(client.schema(2).getName()).isEqualTo("T");
      assertThat(broken.asked).hasSize(1);
      assertThat(stub.asked).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "USER_INFO, me:se:cret, , me:se:cret",
    "SASL_INHERIT, , 'x.Y required username=\"me\" password=\"a\\\"b\";', me:a\"b",
  })
  void userAndPasswordComeFromWhereTheSettingSays(
      String source, String info, String jaas, String sent) throws Exception {
    client(
            "basic.auth.credentials.source",
            source,
            "basic.auth.user.info",
            info == null ? "" : info,
            "sasl.jaas.config",
            jaas == null ? "" : jaas)
        .schema(id);
    assertThat(stub.authorizations).containsExactly(basic(sent));
  }

  @Test
  void userAndPasswordOfTheUrlAreSentAndNeverTold() throws Exception {
    String url = "http://me:p%40ss@" + stub.host() + "/apis/ccompat/v7/";
    client("schema.registry.url", url).schema(id);
    assertThat(stub.authorizations).containsExactly(basic("me:p@ss"));
    stub.fail(1, 401, "{\"error_code\":40101,\"message\":\"no\"}");
    assertThatThrownBy(() -> client("schema.registry.url", url).schema(9))
        .hasMessageContainingAll("401", "basic.auth.user.info")
        .message()
        .doesNotContain("p@ss", "p%40ss", "me:");
  }

  @Test
  void aTokenGoesBeforeUserAndPassword() throws Exception {
    client(
            "bearer.auth.token",
            "t0k",
            "basic.auth.credentials.source",
            "USER_INFO",
            "basic.auth.user.info",
            "a:b")
        .schema(id);
    assertThat(stub.authorizations).containsExactly("Bearer t0k");
  }

  @Test
  void typesOfOtherSubjectsAreFetched() throws Exception {
    stub.add("part", SchemaBuilder.enumeration("E").symbols("X"));
    ObjectNode whole = new ObjectMapper().createObjectNode();
    whole.put(
        "schema",
        "{\"type\":\"record\",\"name\":\"W\",\"fields\":[{\"name\":\"e\",\"type\":\"E\"}]}");
    whole
        .putArray("references")
        .addObject()
        .put("name", "E")
        .put("subject", "part")
        .put("version", 1);
    int wholeId = stub.add("whole", whole);
    assertThat(client().schema(wholeId).getField("e").schema().getEnumSymbols())
        .containsExactly("X");
  }

  @Test
  void whatIsNoAvroIsNoSchema() {
    int json =
        stub.add(
            "j",
            new ObjectMapper().createObjectNode().put("schemaType", "JSON").put("schema", "{}"));
    assertThatThrownBy(() -> client().schema(json))
        .isInstanceOf(UnknownSchema.class)
        .hasMessageContaining("id " + json);
  }

  @Test
  void oddSubjectsAreEscaped() {
    assertThat(client().versions("a b/c")).isEmpty();
    assertThat(stub.asked).containsExactly("GET /subjects/a b/c/versions");
  }

  private static String basic(String userInfo) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString(userInfo.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
