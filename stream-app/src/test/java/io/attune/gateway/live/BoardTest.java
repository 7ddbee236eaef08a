package io.attune.gateway.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.gateway.access.AccessRole;
import io.attune.gateway.access.Identity;
import io.attune.schemas.Speaker;
import io.attune.schemas.TrustedContracts;
import io.attune.schemas.TurnScored;
import io.attune.wire.Acknowledgements.Acknowledgement;
import io.attune.wire.News;
import io.attune.wire.NewsReader;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BoardTest {
  private static final long NOW = 1_760_000_000_000L;
  private static final NewsReader READER = new NewsReader();

  private final AtomicLong clock = new AtomicLong(NOW);
  private final Board board = new Board(new CallJson(READER, true), clock::get, 1 << 20);
  private long offset;

  @BeforeAll
  static void trust() {
    TrustedContracts.install();
  }

  @Test
  void agentHearsOfTheirOwnCallsAndCuesOnly() {
    Told a = join(agent("a"), new Interest.Agent("a"));
    view("c1", "a", "north");
    view("c2", "b", "north");
    cue("c1", "a", "q1", "raised");
    cue("c2", "b", "q2", "raised");
    assertThat(a.inShort()).containsExactly("present", "call c1", "cue q1 raised");
  }

  @Test
  void agentWhoJoinsIsToldOfTheirCallsUntilTheyAreGone() {
    view("c1", "a", "north");
    view("c2", "b", "north");
    view("c1", "b", "north");
    cue("c3", "b", "q3", "raised");
    assertThat(join(agent("a"), new Interest.Agent("a")).inShort()).containsExactly("present");
    assertThat(join(agent("b"), new Interest.Agent("b")).inShort())
        .containsExactlyInAnyOrder("call c1", "call c2", "cue q3 raised", "present");
    board.gone("c1", next('v'));
    board.gone("c2", next('v'));
    board.gone("c3", next('v'));
    assertThat(join(agent("b"), new Interest.Agent("b")).inShort()).containsExactly("present");
  }

  @Test
  void ofAFinishedCallThatWasErasedNothingIsKnown() {
    board.finished(
        new News.Finished(
            "c1", "", "a", "north", null, NOW, NOW + 60_000, new News.Lazy(() -> new byte[0])));
    assertThat(board.known("c1")).isPresent();
    board.erased("c1");
    assertThat(board.known("c1")).isEmpty();
    assertThat(board.finished("c1")).isEmpty();
    assertThat(
            new String(
                board.finished(
                    supervisor("north"), new FinishedCalls.Query(null, null, Long.MAX_VALUE, 10)),
                UTF_8))
        .doesNotContain("c1");
  }

  @Test
  void nobodyHearsOfAnotherTenant() {
    Identity elsewhere =
        new Identity("x", "other", Set.of(AccessRole.ADMIN), "a", Set.of("*"), Long.MAX_VALUE);
    Told agent = join(elsewhere, new Interest.Agent("a"));
    Told team = join(elsewhere, new Interest.Team("*", null));
    Told call = join(elsewhere, new Interest.Call("c1"));
    view("c1", "a", "north");
    cue("c1", "a", "q1", "raised");
    turn("c1", "t1");
    for (Told told : List.of(agent, team, call)) {
      assertThat(told.inShort()).containsExactly("present");
    }
  }

  @Test
  void supervisorHearsOfTheirTeamsAndQueueOnly() {
    Told north = join(supervisor("north"), new Interest.Team("*", null));
    Told sales = join(supervisor("north", "south"), new Interest.Team("*", "sales"));
    view("c1", "a", "north");
    view("c2", "b", "south");
    view("c3", "c", null);
    cue("c2", "b", "q2", "raised");
    assertThat(north.inShort()).containsExactly("present", "call c1");
    assertThat(sales.inShort()).containsExactly("present", "call c1", "call c2", "cue q2 raised");
  }

  @Test
  void cueThatIsLateOrOverIsNotForAnAgentButForTheSupervisor() {
    Told agent = join(agent("a"), new Interest.Agent("a"));
    Told team = join(supervisor("north"), new Interest.Team("north", null));
    view("c1", "a", "north");
    board.cue(cueNews("c1", "a", "late", "raised", true, NOW + 9_000), next('c'), NOW);
    board.cue(cueNews("c1", "a", "old", "raised", false, NOW - 1), next('c'), NOW);
    assertThat(agent.inShort()).containsExactly("present", "call c1");
    assertThat(team.inShort())
        .containsExactly("present", "call c1", "cue late raised", "cue old raised");
  }

  @Test
  void cueOfAFastPlayedRecordingHoldsByTheClockOfThePublishing() {
    Told agent = join(agent("a"), new Interest.Agent("a"));
    view("c1", "a", "north");
    long recorded = NOW - 600_000;
    board.cue(news("c1", "a", "q1", "raised", false, recorded, recorded + 8_000), next('c'), NOW);
    assertThat(agent.inShort()).contains("cue q1 raised");
    assertThat(agent.events().get(agent.events().size() - 1).data().path("validForMs").asLong())
        .isEqualTo(8_000);
  }

  @Test
  void cueOfAProcessorThatIsBehindIsOver() {
    Told agent = join(agent("a"), new Interest.Agent("a"));
    view("c1", "a", "north");
    long said = NOW - 20_000;
    board.cue(news("c1", "a", "q1", "raised", false, said, said + 8_000), next('c'), said);
    assertThat(agent.inShort()).doesNotContain("cue q1 raised");
  }

  @Test
  void sameStateTwiceIsToldOnceAndNothingFollowsTheEnd() {
    Told agent = join(agent("a"), new Interest.Agent("a"));
    view("c1", "a", "north");
    cue("c1", "a", "q1", "raised");
    cue("c1", "a", "q1", "raised");
    cue("c1", "a", "q1", "resolved");
    cue("c1", "a", "q1", "updated");
    assertThat(agent.inShort())
        .containsExactly("present", "call c1", "cue q1 raised", "cue q1 resolved");
  }

  @Test
  void whoComesLaterIsToldThePresent() {
    view("c1", "a", "north");
    cue("c1", "a", "q1", "raised");
    cue("c1", "a", "q1", "resolved");
    cue("c1", "a", "q2", "raised");
    Told agent = join(agent("a"), new Interest.Agent("a"));
    Told team = join(supervisor("north"), new Interest.Team("north", null));
    assertThat(agent.inShort()).containsExactly("call c1", "cue q2 raised", "present");
    assertThat(team.inShort())
        .containsExactly("call c1", "cue q1 resolved", "cue q2 raised", "present");
  }

  @Test
  void whoComesBackIsToldWhatTheyMissedAndNothingTwice() {
    Told before = join(agent("a"), new Interest.Agent("a"));
    view("c1", "a", "north");
    cue("c1", "a", "q1", "raised");
    cue("c1", "a", "q2", "raised");
    Cursor left = before.cursor();
    cue("c1", "a", "q1", "resolved");
    cue("c1", "a", "q3", "raised");
    Told back = new Told();
    board.join(agent("a"), new Interest.Agent("a"), back, left);
    assertThat(back.inShort()).containsExactly("cue q1 resolved", "cue q3 raised", "present");
    assertThat(back.events().get(0).data().path("resumed").asBoolean()).isTrue();
    cue("c1", "a", "q2", "resolved");
    assertThat(back.inShort()).endsWith("cue q2 resolved");
  }

  @Test
  void cutOffInTheMiddleOfThePresentTheyAreToldAllOfItAgain() {
    view("c1", "a", "north");
    view("c2", "a", "north");
    Told told = join(agent("a"), new Interest.Agent("a"));
    List<Told.Event> beforePresent =
        told.events().stream().takeWhile(event -> !event.name().equals("present")).toList();
    assertThat(beforePresent).hasSize(3).allSatisfy(event -> assertThat(event.id()).isNull());
    assertThat(told.events().get(3).id()).isNotNull();
  }

  @Test
  void callThatEndedMeanwhileIsNotAmongThePresent() {
    Told before = join(supervisor("north"), new Interest.Team("north", null));
    view("c1", "a", "north");
    view("c2", "b", "north");
    board.gone("c1", next('v'));
    assertThat(before.inShort()).endsWith("gone c1");
    Told back = new Told();
    board.join(supervisor("north"), new Interest.Team("north", null), back, before.cursor());
    Told.Event present = back.events().get(back.events().size() - 1);
    assertThat(present.data().path("callIds").toString()).isEqualTo("[\"c2\"]");
  }

  @Test
  void callThatIsHandedOverLeavesItsAgent() {
    Told a = join(agent("a"), new Interest.Agent("a"));
    Told b = join(agent("b"), new Interest.Agent("b"));
    view("c1", "a", "north");
    view("c1", "b", "north");
    assertThat(a.inShort()).containsExactly("present", "call c1", "gone c1");
    assertThat(b.inShort()).containsExactly("present", "call c1");
  }

  @Test
  void arcComesWholeAndThenWhatIsNew() {
    Told team = join(supervisor("north"), new Interest.Team("north", null));
    board.caughtUp();
    turn("c1", "t1");
    view("c1", "a", "north");
    turn("c1", "t2");
    turn("c1", "t3");
    view("c1", "a", "north");
    List<Told.Event> calls =
        team.events().stream().filter(event -> event.name().equals("call")).toList();
    assertThat(calls.get(0).data().path("arc")).hasSize(1);
    assertThat(calls.get(0).data().has("arcFrom")).isFalse();
    assertThat(calls.get(1).data().path("arc")).hasSize(2);
    assertThat(calls.get(1).data().path("arcFrom").asInt()).isEqualTo(1);
  }

  @Test
  void arcOfALongCallIsThinnedOutAndToldAnew() {
    Told team = join(supervisor("north"), new Interest.Team("north", null));
    board.caughtUp();
    view("c1", "a", "north");
    for (int i = 0; i < 650; i++) {
      turn("c1", "t" + i);
    }
    view("c1", "a", "north");
    Told.Event last = team.events().get(team.events().size() - 1);
    assertThat(last.data().has("arcFrom")).isFalse();
    assertThat(last.data().path("arc").size()).isBetween(300, 600);
  }

  @Test
  void demandMakesTheCallUrgentAtOnceAndAcknowledgementCalmsIt() {
    Told team = join(supervisor("north"), new Interest.Team("north", null));
    view("c1", "a", "north");
    board.cue(
        new News.Cue(
            "c1",
            "",
            "a",
            "q1",
            "tension",
            "churn-threat",
            false,
            false,
            NOW,
            NOW + 9_000,
            1,
            null,
            json("{\"type\":\"cue\",\"cueId\":\"q1\",\"state\":\"raised\"}")),
        next('c'),
        NOW);
    assertThat(last(team).path("alert").path("level").asText()).isEqualTo("urgent");
    board.acknowledged(new Acknowledgement("c1", "", "sam", NOW + 1, "urgent"));
    assertThat(last(team).path("alert").path("acknowledged").path("by").asText()).isEqualTo("sam");
  }

  private static com.fasterxml.jackson.databind.JsonNode last(Told told) {
    return told.events().get(told.events().size() - 1).data();
  }

  @Test
  void tokenThatExpiresCutsTheStream() {
    Identity brief = new Identity("x", "", Set.of(AccessRole.AGENT), "a", Set.of(), NOW + 5_000);
    Told told = join(brief, new Interest.Agent("a"));
    board.tidy();
    assertThat(told.farewell()).isNull();
    clock.set(NOW + 5_000);
    board.tidy();
    assertThat(told.farewell()).isEqualTo(Farewell.TOKEN_EXPIRED);
    assertThat(board.listeners()).isZero();
  }

  @Test
  void callsOfWhichNothingIsHeardAreForgotten() {
    board.caughtUp();
    turn("c1", "t1");
    view("c2", "a", "north");
    clock.addAndGet(130_000);
    board.tidy();
    assertThat(board.transcript("c1")).isEmpty();
    assertThat(board.transcript("c2")).isPresent();
    clock.addAndGet(13 * 3_600_000L);
    board.tidy();
    assertThat(board.liveCalls()).isZero();
  }

  @Test
  void turnsOfCallsThatWereOverBeforeTheStartAreNotKept() {
    turn("c1", "t1");
    assertThat(board.transcript("c1")).isEmpty();
  }

  @Test
  void transcriptsTogetherAreBounded() {
    board.caughtUp();
    String long_ = "word ".repeat(100);
    for (int call = 0; call < 40; call++) {
      for (int i = 0; i < 90; i++) {
        board.turn(turnNews("c" + call, "t" + i, long_), next('t'));
      }
    }
    assertThat(new String(board.transcript("c39").orElseThrow(), UTF_8))
        .startsWith("{\"complete\":true")
        .contains("\"t89\"");
    assertThat(new String(board.transcript("c0").orElseThrow(), UTF_8))
        .startsWith("{\"complete\":false");
  }

  private Told join(Identity who, Interest interest) {
    Told told = new Told();
    board.join(who, interest, told, null);
    return told;
  }

  private static Identity agent(String agentId) {
    return new Identity(agentId, "", Set.of(AccessRole.AGENT), agentId, Set.of(), Long.MAX_VALUE);
  }

  private static Identity supervisor(String... teams) {
    return new Identity(
        "sup", "", Set.of(AccessRole.SUPERVISOR), null, Set.of(teams), Long.MAX_VALUE);
  }

  private void view(String callId, String agentId, String team) {
    String text = "{\"type\":\"view\",\"callId\":\"" + callId + "\"}";
    board.view(
        new News.View(
            callId, "", agentId, team, "sales", false, NOW, clock.get(), 0, List.of(), json(text)),
        next('v'));
  }

  private void cue(String callId, String agentId, String cueId, String state) {
    board.cue(cueNews(callId, agentId, cueId, state, false, NOW + 10_000), next('c'), NOW);
  }

  private static News.Cue cueNews(
      String callId, String agentId, String cueId, String state, boolean late, long expiresAt) {
    return news(callId, agentId, cueId, state, late, NOW, expiresAt);
  }

  private static News.Cue news(
      String callId,
      String agentId,
      String cueId,
      String state,
      boolean late,
      long raisedAt,
      long expiresAt) {
    String text = "{\"type\":\"cue\",\"cueId\":\"" + cueId + "\",\"state\":\"" + state + "\"}";
    boolean closed = state.equals("resolved") || state.equals("retracted");
    return new News.Cue(
        callId,
        "",
        agentId,
        cueId,
        "objection",
        "price",
        closed,
        late,
        raisedAt,
        expiresAt,
        text.hashCode(),
        null,
        json(text));
  }

  private void turn(String callId, String turnId) {
    board.turn(turnNews(callId, turnId, "hello"), next('t'));
  }

  private static News.Turn turnNews(String callId, String turnId, String text) {
    TurnScored turn =
        TurnScored.newBuilder()
            .setCallId(callId)
            .setTurnId(turnId)
            .setSpeaker(Speaker.CUSTOMER)
            .setStartMs(0)
            .setEndMs(1_000)
            .setText(text)
            .build();
    try {
      java.nio.ByteBuffer bytes = turn.toByteBuffer();
      byte[] value = new byte[bytes.remaining()];
      bytes.get(value);
      return READER.turn(value);
    } catch (IOException | io.attune.wire.Undecodable e) {
      throw new AssertionError(e);
    }
  }

  private static News.Lazy json(String text) {
    return new News.Lazy(() -> text.getBytes(UTF_8));
  }

  private Position next(char topic) {
    return new Position(topic, 0, offset++);
  }
}
