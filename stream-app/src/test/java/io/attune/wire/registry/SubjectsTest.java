package io.attune.wire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.schemas.CallEvent;
import io.attune.schemas.CoachingCue;
import io.attune.wire.SchemaUnavailable;
import io.attune.wire.SchemasRefused;
import io.attune.wire.TopicValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked of the registry at start, and by whom schemas come into it. */
class SubjectsTest {
  private final StubRegistry stub = StubRegistry.start();

  @AfterEach
  void close() {
    stub.close();
  }

  private RegistryFormat format(String... more) {
    return RegistryFormat.of(stub.properties(more), "");
  }

  private void registerAll() {
    for (TopicValue<?> topic : TopicValue.ALL) {
      format().subjects().register(topic, "FULL_TRANSITIVE");
    }
  }

  @Test
  void everySchemaThatIsMissingIsNamedWithWhatToDo() {
    assertThatThrownBy(() -> format().prepare())
        .isInstanceOf(SchemasRefused.class)
        .message()
        .satisfies(
            text ->
                assertThat(text.lines())
                    .hasSize(TopicValue.ALL.size())
                    .contains(
                        "call-views-value has not this build's schema: run attune schemas"
                            + " register"));
  }

  @Test
  void registeredSchemasAreEnough() {
    registerAll();
    format().prepare();
    assertThat(stub.levels).hasSize(TopicValue.ALL.size()).containsValue("FULL_TRANSITIVE");
    assertThat(format().subjects().register(TopicValue.CALL_EVENTS, "FULL").isNew()).isFalse();
    assertThat(stub.levels).containsEntry("call-events-value", "FULL");
  }

  @Test
  void aLaterVersionThatGoesWithOursIsNoMatter() {
    registerAll();
    stub.add("call-events-value", OtherVersions.newer(CallEvent.class));
    format().prepare();
    assertThat(format().subjects().fault(TopicValue.CALL_EVENTS)).isEmpty();
  }

  @Test
  void aLatestVersionThatDoesNotIsRefusedWithItsVersionAndField() {
    registerAll();
    int id = stub.add("call-events-value", OtherVersions.without(CallEvent.class, "at"));
    stub.add("coaching-cues-value", OtherVersions.incompatible(CoachingCue.class));
    assertThatThrownBy(() -> format().prepare())
        .isInstanceOf(SchemasRefused.class)
        .hasMessageContainingAll(
            "call-events-value, version 2 (id "
                + id
                + ") does not go with this build: this build cannot read what it writes: field at",
            "coaching-cues-value, version 2",
            "it cannot read what this build writes: field mood has no default");
  }

  @Test
  void anEarlyVersionThatCannotBeReadStopsNobody() {
    stub.add("call-events-value", OtherVersions.without(CallEvent.class, "at"));
    registerAll();
    format().prepare();
    assertThat(format().subjects().fault(TopicValue.CALL_EVENTS)).isPresent();
  }

  @Test
  void autoRegistrationNeedsNoDeployment() {
    format("auto.register.schemas", "true").prepare();
    format().prepare();
  }

  @Test
  void aRegistryThatIsAwayAtStartIsNamed() {
    String url = stub.url();
    stub.close();
    assertThatThrownBy(() -> format().prepare())
        .isInstanceOf(SchemaUnavailable.class)
        .hasMessageContaining(url);
  }
}
