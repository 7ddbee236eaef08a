package io.attune.gateway.live;

import static io.attune.gateway.api.ApiDocument.ASYNCAPI;
import static io.attune.gateway.api.ApiDocument.OPENAPI;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.call.AgentLevel;
import io.attune.call.CallContext;
import io.attune.call.Channel;
import io.attune.call.CueFeedback;
import io.attune.call.Direction;
import io.attune.engine.Effect;
import io.attune.engine.Script;
import io.attune.gateway.access.AccessRole;
import io.attune.gateway.access.Identity;
import io.attune.gateway.api.ApiDocument;
import io.attune.wire.Acknowledgements.Acknowledgement;
import io.attune.wire.EffectRecords;
import io.attune.wire.Latency;
import io.attune.wire.NewsReader;
import io.attune.wire.Undecodable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * What the streams say of a call that the engine has coached is what {@code asyncapi.yaml} and
 * {@code openapi.yaml} describe, and no field more.
 */
class MessagesDescribedTest {
  private static final Identity ADMIN =
      new Identity("x", "", Set.of(AccessRole.ADMIN), null, Set.of(), Long.MAX_VALUE);
  private static final Set<String> OF_EVERY_STREAM =
      Set.of("hello", "present", "call", "cue", "gone");

  private final AtomicLong clock = new AtomicLong(Script.START);
  private final Board board = new Board(new CallJson(new NewsReader(), true), clock::get, 1 << 20);
  private final EffectRecords records = new EffectRecords();
  private final NewsReader reader = new NewsReader();
  private long offset;

  @Test
  void everythingThatTheStreamsSayIsDescribed() throws Undecodable {
    board.caughtUp();
    Told agent = join(new Interest.Agent("agent-7"));
    Told team = join(new Interest.Team("*", null));
    Told call = join(new Interest.Call("c1"));
    for (Effect effect : aCall()) {
      publish(effect);
    }
    board.acknowledged(new Acknowledgement("c1", "", "sue", clock.get(), "urgent"));
    JsonNode late = join(new Interest.Team("*", null)).events().get(1).data();
    assertThat(late.path("alert").has("acknowledged")).isTrue();
    assertThat(OPENAPI.faults("/components/schemas/Call", late)).isEmpty();
    assertThat(described("Transcript", board.transcript("c1").orElseThrow()).path("turns"))
        .hasSize(4);
    board.gone("c1", next('v'));

    check("agentCues", agent, OF_EVERY_STREAM);
    check("team", team, OF_EVERY_STREAM);
    TreeSet<String> withTurns = new TreeSet<>(OF_EVERY_STREAM);
    withTurns.add("turn");
    check("call", call, withTurns);
    byte[] finished = board.finished(ADMIN, new FinishedCalls.Query(null, null, Long.MAX_VALUE, 9));
    assertThat(described("FinishedCalls", finished).path("calls")).hasSize(1);
  }

  private static List<Effect> aCall() {
    CallContext context =
        new CallContext(
            Channel.VOICE,
            Direction.INBOUND,
            null,
            "gold",
            List.of("price"),
            List.of("two visits"),
            AgentLevel.NOVICE);
    return Script.call(context)
        .agent(0, 2_000, "it costs two hundred a month")
        .customer(2_500, 4_000, "hmm that is too expensive")
        .agent(5_000, 7_000, "i hear that")
        .customer(18_000, 20_000, "i already told you speak to your manager")
        .ended(23_000)
        .tick(30_000)
        .play()
        .effects();
  }

  private void publish(Effect effect) throws Undecodable {
    if (effect instanceof Effect.CueChanged cue) {
      long now = clock.get();
      board.cue(reader.cue(records.cue(cue, new Latency(now, now)), null), next('c'), Script.START);
    } else if (effect instanceof Effect.TurnSettled turn) {
      board.turn(reader.turn(records.turn(turn)), next('t'));
    } else if (effect instanceof Effect.ViewChanged view) {
      board.view(reader.view(records.view(view)), next('v'));
    } else if (effect instanceof Effect.CallSummarised summary) {
      board.finished(reader.finished(records.summary(summary)));
    }
  }

  private Told join(Interest interest) {
    Told told = new Told();
    board.join(ADMIN, interest, told, null);
    return told;
  }

  private Position next(char topic) {
    return new Position(topic, 0, offset++);
  }

  /** Each message is as its channel says, and it was there. */
  private static void check(String channel, Told told, Set<String> expected) {
    TreeSet<String> seen = new TreeSet<>();
    for (Told.Event event : told.events()) {
      assertThat(ASYNCAPI.at("/channels/" + channel + "/messages").has(event.name()))
          .as(event.name())
          .isTrue();
      assertThat(ASYNCAPI.faults("/components/messages/" + event.name() + "/payload", frame(event)))
          .as("%s", event)
          .isEmpty();
      seen.add(event.name());
    }
    assertThat(seen).isEqualTo(new TreeSet<>(expected));
    expected = new TreeSet<>(expected);
    expected.addAll(Set.of("bye", "beat"));
    assertThat(names(ASYNCAPI.at("/channels/" + channel + "/messages"))).isEqualTo(expected);
  }

  private static ObjectNode frame(Told.Event event) {
    ObjectNode frame = JsonNodeFactory.instance.objectNode();
    if (event.id() != null) {
      frame.put("id", event.id());
    }
    return frame.put("event", event.name()).set("data", event.data());
  }

  private static JsonNode described(String schema, byte[] json) {
    String text = new String(json, UTF_8);
    assertThat(OPENAPI.faults("/components/schemas/" + schema, text)).as(text).isEmpty();
    return ApiDocument.parsed(text);
  }

  @Test
  void everyGoodbyeIsDescribed() {
    for (Farewell why : Farewell.values()) {
      described("Bye", why.json());
    }
    assertThat(choices("/components/schemas/Bye/properties/reason"))
        .hasSize(Farewell.values().length);
  }

  @Test
  void everyWordForAnAlertAndForFeedbackIsDescribed() {
    assertThat(choices("/components/schemas/Alert/properties/level"))
        .isEqualTo(wireNames(Alert.Level.values()));
    assertThat(choices("/components/schemas/Feedback/properties/action"))
        .isEqualTo(wireNames(CueFeedback.Action.values()));
    assertThat(choices("/components/schemas/Me/properties/roles/items"))
        .isEqualTo(wireNames(AccessRole.values()));
  }

  private static Set<String> wireNames(Enum<?>[] values) {
    return new TreeSet<>(
        Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList());
  }

  private static Set<String> choices(String pointer) {
    TreeSet<String> choices = new TreeSet<>();
    OPENAPI.at(pointer).path("enum").forEach(choice -> choices.add(choice.asText()));
    return choices;
  }

  private static Set<String> names(JsonNode object) {
    TreeSet<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
