package io.attune.gateway.live;

import io.attune.gateway.access.Identity;
import io.attune.gateway.live.LiveCall.Placed;
import io.attune.wire.Acknowledgements.Acknowledgement;
import io.attune.wire.News;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The present state of every live call, and who wants to hear of it. What comes in goes out to
 * those at once; who joins is first told how things are. Safe for threads, and nothing in it waits.
 */
final class Board {
  /** All turns that are kept together, bytes; of the calls with the oldest news they go first. */
  static final long MOST_TURN_BYTES = 64L << 20;

  /** A call of which only cues or turns were heard is forgotten after this long, ms. */
  private static final long VIEWLESS_MS = 120_000;

  /** No call is live for longer without any news of it, ms: its processor must have lost it. */
  private static final long LONGEST_QUIET_MS = 12 * 3_600_000L;

  private final LongSupplier clock;
  private final CallJson json;
  private final long mostTurnBytes;
  private final FinishedCalls finished = new FinishedCalls();
  private final LiveCalls calls = new LiveCalls();
  private final Subscribers subscribers = new Subscribers();
  private final Queue<Subscriber> departed = new ConcurrentLinkedQueue<>();
  private final Map<String, Acknowledgement> acknowledgements = new HashMap<>();
  private Consumer<Farewell> onCut = why -> {};
  private long turnBytes;
  private boolean caughtUp;

  /**
   * @param clock the wall clock, epoch ms
   * @param mostTurnBytes of all turns that are kept
   */
  Board(CallJson json, LongSupplier clock, long mostTurnBytes) {
    this.json = json;
    this.mostTurnBytes = mostTurnBytes;
    this.clock = clock;
  }

  /** Told of each stream that we end; to be set before anybody joins. */
  void whenCut(Consumer<Farewell> then) {
    onCut = then;
  }

  /** From here on the news are of the present. */
  synchronized void caughtUp() {
    caughtUp = true;
  }

  /** The live state of a call. */
  synchronized void view(News.View view, Position at) {
    LiveCall call = calls.of(view.callId(), view.agentId());
    String agentBefore = call.view() == null ? null : call.view().agentId();
    boolean isFirst = call.view() == null;
    call.view(view, at, clock.getAsLong());
    if (isFirst && acknowledgements.containsKey(view.callId())) {
      call.alerts().acknowledge(acknowledgements.get(view.callId()));
    }
    for (Subscriber subscriber : subscribers.of(view.callId(), agentBefore, view.agentId())) {
      subscriber.call(call);
      if (isFirst && subscriber.interest() instanceof Interest.Team) {
        // Cues may come before the view that says whose team's they are.
        call.cues().forEach(cue -> subscriber.cue(cue, call, clock.getAsLong()));
      }
    }
  }

  /** A call is not live any more. */
  synchronized void gone(String callId, Position at) {
    LiveCall call = calls.remove(callId);
    acknowledgements.remove(callId);
    if (call != null) {
      turnBytes -= call.forgetTurns();
      String agentId = call.view() == null ? null : call.view().agentId();
      subscribers.of(callId, agentId, null).forEach(subscriber -> subscriber.gone(callId, at));
    }
  }

  /**
   * A cue has a new state.
   *
   * @param publishedAt the record's Kafka timestamp, epoch ms
   */
  synchronized void cue(News.Cue cue, Position at, long publishedAt) {
    LiveCall call = calls.of(cue.callId(), cue.agentId());
    long now = clock.getAsLong();
    List<Subscriber> concerned = subscribers.of(cue.callId(), cue.agentId(), null);
    call.cue(cue, at, publishedAt, now)
        .ifPresent(placed -> concerned.forEach(subscriber -> subscriber.cue(placed, call, now)));
    if (call.alerts().see(cue)) {
      concerned.forEach(subscriber -> subscriber.call(call));
    }
  }

  /** A turn was scored. Of calls that were over before this instance started nothing is kept. */
  synchronized void turn(News.Turn turn, Position at) {
    if (!caughtUp && calls.find(turn.callId()) == null) {
      return;
    }
    LiveCall call = calls.of(turn.callId(), null);
    turnBytes += call.turn(turn, at, clock.getAsLong());
    if (turnBytes > mostTurnBytes) {
      forgetOldTurns();
    }
    Placed<News.Turn> placed = new Placed<>(turn, at);
    subscribers.ofCall(turn.callId()).forEach(subscriber -> subscriber.turn(placed, call));
  }

  private void forgetOldTurns() {
    for (LiveCall call : calls.all()) {
      turnBytes -= call.forgetTurns();
      if (turnBytes <= mostTurnBytes * 3 / 4) {
        return;
      }
    }
  }

  /** A call is over. */
  synchronized void finished(News.Finished call) {
    finished.add(call);
  }

  /** Of a call that is over nothing may be told any more. */
  synchronized void erased(String callId) {
    finished.remove(callId);
  }

  /** A supervisor takes care of a call. */
  synchronized void acknowledged(Acknowledgement said) {
    acknowledgements.put(said.callId(), said);
    LiveCall call = calls.find(said.callId());
    if (call != null && call.view() != null) {
      call.alerts().acknowledge(said);
      subscribers
          .of(said.callId(), call.view().agentId(), null)
          .forEach(subscriber -> subscriber.call(call));
    }
  }

  /**
   * Lets a client listen: {@code hello}, then how things are, or what has changed since its cursor,
   * {@code present} with the calls that are live, so that it can forget others, then what happens,
   * until its connection ends.
   *
   * @param since where the client was when its last connection ended, null if it is new
   */
  void join(Identity who, Interest interest, Outlet outlet, Cursor since) {
    Subscriber subscriber =
        new Subscriber(who, interest, outlet, since == null ? new Cursor() : since, json);
    synchronized (this) {
      long now = clock.getAsLong();
      outlet.send(null, "hello", json.hello(now, since != null));
      callsFor(interest).forEach(call -> tell(subscriber, call, since != null, now));
      subscriber.caughtUp();
      subscribers.add(subscriber);
    }
    // Not at once: whoever ends a connection may hold its lock, and we hold ours when we send.
    outlet.whenEnded(
        why -> {
          departed.add(subscriber);
          if (why != null) {
            onCut.accept(why);
          }
        });
  }

  /** Those of which anything may be of interest. */
  private List<LiveCall> callsFor(Interest interest) {
    if (interest instanceof Interest.Call one) {
      LiveCall call = calls.find(one.callId());
      return call == null ? List.of() : List.of(call);
    }
    if (interest instanceof Interest.Agent agent) {
      return calls.ofAgent(agent.agentId());
    }
    return calls.all();
  }

  private synchronized void forgetDeparted() {
    for (Subscriber gone = departed.poll(); gone != null; gone = departed.poll()) {
      subscribers.remove(gone);
    }
  }

  private void tell(Subscriber subscriber, LiveCall call, boolean resumes, long now) {
    // What it knows is decided before it is told anything: its cursor moves with what it is told.
    List<PlacedCue> cues =
        call.cues().stream()
            .filter(cue -> !subscriber.knows(cue.at()))
            .filter(cue -> isOfUse(cue.cue(), subscriber.interest(), resumes))
            .toList();
    List<Placed<News.Turn>> turns =
        call.turns().stream().filter(turn -> !subscriber.knows(turn.at())).toList();
    if (call.view() != null) {
      subscriber.recall(call);
    }
    cues.forEach(cue -> subscriber.cue(cue, call, now));
    turns.forEach(turn -> subscriber.turn(turn, call));
  }

  /** To an agent who was not there, a cue that is over says nothing. */
  private static boolean isOfUse(News.Cue cue, Interest interest, boolean resumes) {
    return resumes || !cue.closed() || !(interest instanceof Interest.Agent);
  }

  /**
   * What a call is to those who ask for it.
   *
   * @param agentId null if unknown
   * @param team null if there is none
   */
  record Known(String tenant, String agentId, String team) {}

  /** What is known of a call that is live, or was lately. */
  synchronized Optional<Known> known(String callId) {
    LiveCall call = calls.find(callId);
    if (call != null && call.view() != null) {
      News.View view = call.view();
      return Optional.of(new Known(view.tenant(), view.agentId(), view.team()));
    }
    return finished.of(callId).map(over -> new Known(over.tenant(), over.agentId(), over.team()));
  }

  /** A cue of a live call. */
  synchronized Optional<News.Cue> cue(String callId, String cueId) {
    return Optional.ofNullable(calls.find(callId)).map(call -> call.cue(cueId));
  }

  /** How serious a live call's alert is. */
  synchronized Optional<Alert> alert(String callId) {
    return Optional.ofNullable(calls.find(callId))
        .filter(call -> call.view() != null)
        .map(call -> call.alerts().now());
  }

  /** What was said on a live call, as JSON; empty if it is not live. */
  synchronized Optional<byte[]> transcript(String callId) {
    return Optional.ofNullable(calls.find(callId))
        .map(call -> json.transcript(List.copyOf(call.turns()), !call.turnsMissing()));
  }

  /** Calls that are over, newest first, as JSON. */
  synchronized byte[] finished(Identity who, FinishedCalls.Query query) {
    return json.finished(finished.find(who, query));
  }

  /** A call that is over, if it is still known. */
  synchronized Optional<News.Finished> finished(String callId) {
    return finished.of(callId);
  }

  /** Shows clients that their connections live. */
  void beat() {
    each(subscriber -> subscriber.outlet().beat());
  }

  /** Cuts off those whose time is over, and forgets calls of which nothing is heard any more. */
  void tidy() {
    forgetDeparted();
    long now = clock.getAsLong();
    each(
        subscriber -> {
          if (subscriber.who().expired(now)) {
            subscriber.outlet().end(Farewell.TOKEN_EXPIRED);
          }
        });
    forgetQuietCalls(now);
  }

  private synchronized void forgetQuietCalls(long now) {
    for (LiveCall call : calls.all()) {
      long quietMs = now - call.touchedAt();
      if (quietMs > LONGEST_QUIET_MS || (call.view() == null && quietMs > VIEWLESS_MS)) {
        turnBytes -= call.forgetTurns();
        calls.remove(call.callId());
      }
    }
  }

  /** Ends every connection. */
  void close() {
    each(subscriber -> subscriber.outlet().end(Farewell.STOPPING));
  }

  private void each(Consumer<Subscriber> what) {
    Collection<Subscriber> all;
    synchronized (this) {
      all = subscribers.all();
    }
    all.forEach(what);
  }

  synchronized int liveCalls() {
    return (int) calls.all().stream().filter(call -> call.view() != null).count();
  }

  synchronized int listeners() {
    forgetDeparted();
    return subscribers.size();
  }

  /** Agents with live calls, and the calls they are on; for a deployment without login. */
  synchronized Set<String> agents() {
    Set<String> agents = new LinkedHashSet<>();
    for (LiveCall call : calls.all()) {
      if (call.view() != null && call.view().agentId() != null) {
        agents.add(call.view().agentId());
      }
    }
    return agents;
  }
}
