package io.attune.gateway.live;

import io.attune.call.CueFeedback;
import io.attune.call.InvalidEvent;
import io.attune.gateway.Publisher;
import io.attune.gateway.access.Access;
import io.attune.gateway.access.AccessRole;
import io.attune.gateway.access.Audit;
import io.attune.gateway.access.Identity;
import io.attune.gateway.access.OpenStreams;
import io.attune.gateway.access.Refused;
import io.attune.wire.Acknowledgements.Acknowledgement;
import io.attune.wire.News;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** {@code /live}: streams of what happens; and what is said in answer to it. */
final class LiveRoutes {
  private static final String AGENT = "/live/agents/{agentId}/cues";
  private static final String CALL = "/live/calls/{callId}";
  private static final String TEAM = "/live/teams/{team}";

  private static final String ME = "me";
  private static final String OUTLET = "io.attune.outlet";

  private final Access access;
  private final Feed feed;
  private final Board board;
  private final Publisher publisher;
  private final LongSupplier clock;

  LiveRoutes(Access access, Feed feed, Board board, Publisher publisher, LongSupplier clock) {
    this.access = access;
    this.feed = feed;
    this.board = board;
    this.publisher = publisher;
    this.clock = clock;
  }

  void addTo(JavalinConfig config) {
    stream(config, AGENT, this::agent);
    stream(config, CALL, this::call);
    stream(config, TEAM, this::team);
    config.routes.post("/api/calls/{callId}/cues/{cueId}/feedback", this::feedback);
    config.routes.post("/api/calls/{callId}/alert/acknowledge", this::acknowledge);
  }

  private void stream(
      JavalinConfig config, String path, BiFunction<Context, Identity, Interest> interest) {
    config.routes.get(path, request -> sse(request, interest));
    config.routes.wsBeforeUpgrade(
        path,
        request -> {
          Identity who = admitted(request);
          request.attribute(OUTLET, interest.apply(request, who));
        });
    config.routes.ws(path, this::socket);
  }

  private void sse(Context request, BiFunction<Context, Identity, Interest> wanted) {
    Identity who = admitted(request);
    Interest interest = wanted.apply(request, who);
    Cursor since = since(request::header, request.queryParam("last-event-id"));
    OpenStreams.Ticket ticket = access.streams().open(who);
    request.future(
        () -> {
          try {
            SseOutlet outlet = SseOutlet.over(request.req(), request.res());
            outlet.whenEnded(why -> ticket.close());
            board.join(who, interest, outlet, since);
            // Never completed: the outlet ends the response, which Javalin would wait to be
            // written.
            return new CompletableFuture<Void>();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private void socket(WsConfig socket) {
    socket.onConnect(
        connection -> {
          connection.session.setIdleTimeout(Duration.ofMinutes(1));
          Identity who = Access.of(connection);
          Interest interest = connection.attribute(OUTLET);
          SocketOutlet outlet = new SocketOutlet(connection.session);
          try {
            OpenStreams.Ticket ticket = access.streams().open(who);
            outlet.whenEnded(why -> ticket.close());
          } catch (Refused e) {
            outlet.end(Farewell.CROWDED);
            return;
          }
          connection.attribute(OUTLET, outlet);
          board.join(
              who,
              interest,
              outlet,
              since(connection::header, connection.queryParam("last-event-id")));
        });
    socket.onClose(LiveRoutes::closed);
    socket.onError(LiveRoutes::closed);
  }

  private static void closed(WsContext connection) {
    Object outlet = connection.attribute(OUTLET);
    if (outlet instanceof SocketOutlet open) {
      open.closed();
    }
  }

  private static Cursor since(Function<String, String> header, String query) {
    String id = header.apply("Last-Event-ID");
    return Cursor.parse(id == null ? query : id).orElse(null);
  }

  private Identity admitted(Context request) {
    return admitted(access, feed, request);
  }

  /** Who asks, once there is something to answer with. */
  static Identity admitted(Access access, Feed feed, Context request) {
    Identity who = access.gate().admit(request);
    if (!feed.isReady()) {
      throw new Refused(503, "not ready: " + feed.trouble());
    }
    return who;
  }

  private Interest agent(Context request, Identity who) {
    String asked = request.pathParam("agentId");
    String agentId = asked.equals(ME) ? who.agentId() : asked;
    if (agentId == null) {
      throw new Refused(400, "you are no agent: name one in place of me");
    }
    if (!who.maySeeCuesOf(who.tenant(), agentId)) {
      throw new Refused(403, "these are another agent's cues");
    }
    return new Interest.Agent(agentId);
  }

  private Interest call(Context request, Identity who) {
    String callId = request.pathParam("callId");
    // Only who may see all of the tenant's calls may wait for one that is not there yet.
    if (!who.is(AccessRole.ADMIN) || board.known(callId).isPresent()) {
      requireVisible(board, callId, who);
    }
    // Turns are part of the stream.
    access.audit().shown(who, Audit.View.TRANSCRIPT, callId);
    return new Interest.Call(callId);
  }

  private Interest team(Context request, Identity who) {
    String team = request.pathParam("team");
    boolean all = team.equals(Identity.EVERY_TEAM);
    boolean may =
        all
            ? who.is(AccessRole.SUPERVISOR) || who.is(AccessRole.ADMIN)
            : who.maySupervise(who.tenant(), team);
    if (!may) {
      throw new Refused(403, "this is not your team");
    }
    return new Interest.Team(team, request.queryParam("queue"));
  }

  /** A call that they may see; whether there is one that they may not is nobody's business. */
  static Board.Known requireVisible(Board board, String callId, Identity who) {
    return board
        .known(callId)
        .filter(call -> who.maySeeCall(call.tenant(), call.agentId(), call.team()))
        .orElseThrow(() -> new Refused(404, "there is no such call"));
  }

  private void feedback(Context request) {
    Identity who = admitted(request);
    News.Cue cue =
        board
            .cue(request.pathParam("callId"), request.pathParam("cueId"))
            .filter(known -> who.maySeeCuesOf(known.tenant(), known.agentId()))
            .orElseThrow(() -> new Refused(404, "there is no such cue on a live call"));
    CueFeedback.Action action = action(said(request).action());
    try {
      CueFeedback said = new CueFeedback(cue.callId(), clock.getAsLong(), cue.cueId(), action);
      accept(
          request,
          publisher.inTraceOf(request::header, "attune.feedback", () -> publisher.publish(said)));
    } catch (InvalidEvent e) {
      throw new Refused(400, e.getMessage());
    }
  }

  /** The body of a feedback. */
  private record Said(String action) {}

  private static Said said(Context request) {
    try {
      return request.bodyAsClass(Said.class);
    } catch (RuntimeException e) {
      // Jackson's message would quote what stands there.
      throw new Refused(400, "expected {\"action\": …} as JSON");
    }
  }

  private static CueFeedback.Action action(String name) {
    return Arrays.stream(CueFeedback.Action.values())
        .filter(action -> wireName(action).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    400,
                    "action is none of "
                        + Arrays.stream(CueFeedback.Action.values())
                            .map(LiveRoutes::wireName)
                            .collect(Collectors.joining(", "))));
  }

  private static String wireName(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void acknowledge(Context request) {
    Identity who = admitted(request);
    String callId = request.pathParam("callId");
    Board.Known call = requireVisible(board, callId, who);
    if (!who.maySupervise(call.tenant(), call.team())) {
      throw new Refused(403, "only the call's supervisor acknowledges its alert");
    }
    Alert alert =
        board.alert(callId).orElseThrow(() -> new Refused(409, "the call is not live any more"));
    if (alert.level() == Alert.Level.NONE) {
      throw new Refused(409, "the call has no alert at the moment");
    }
    accept(
        request,
        publisher.publish(
            new Acknowledgement(
                callId, call.tenant(), who.name(), clock.getAsLong(), wireName(alert.level()))));
  }

  private static void accept(Context request, CompletableFuture<Void> published) {
    request.future(
        () ->
            published.handle(
                (done, e) -> {
                  if (e != null) {
                    throw new Refused(503, "Kafka did not take it; send it again.", 1);
                  }
                  return request.status(202).json(Map.of());
                }));
  }
}
