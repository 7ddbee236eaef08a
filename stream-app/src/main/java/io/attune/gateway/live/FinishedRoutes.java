package io.attune.gateway.live;

import io.attune.gateway.access.Access;
import io.attune.gateway.access.Audit;
import io.attune.gateway.access.Identity;
import io.attune.gateway.access.Refused;
import io.attune.gateway.pages.Debriefs;
import io.attune.wire.News;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Optional;

/** {@code /api/calls}: what can be asked for of calls, live and over. */
final class FinishedRoutes {
  private static final int MOST_FINISHED = 500;

  private final Access access;
  private final Feed feed;
  private final Board board;
  private final CallJson json;
  private final Debriefs debriefs;

  FinishedRoutes(Access access, Feed feed, Board board, CallJson json, Debriefs debriefs) {
    this.access = access;
    this.feed = feed;
    this.board = board;
    this.json = json;
    this.debriefs = debriefs;
  }

  void addTo(JavalinConfig config) {
    config.routes.get("/api/calls", this::finished);
    config.routes.get("/api/calls/{callId}/transcript", this::transcript);
    config.routes.get("/api/calls/{callId}/debrief", this::debrief);
  }

  private void finished(Context request) {
    Identity who = admitted(request);
    FinishedCalls.Query query =
        new FinishedCalls.Query(
            request.queryParam("team"),
            request.queryParam("queue"),
            number(request, "before", Long.MAX_VALUE),
            (int) Math.max(1, Math.min(MOST_FINISHED, number(request, "limit", 50))));
    request.contentType("application/json").result(board.finished(who, query));
  }

  private static long number(Context request, String name, long otherwise) {
    String given = request.queryParam(name);
    try {
      return given == null ? otherwise : Long.parseLong(given);
    } catch (NumberFormatException e) {
      throw new Refused(400, name + " is no whole number");
    }
  }

  private void transcript(Context request) {
    Identity who = admitted(request);
    String callId = request.pathParam("callId");
    LiveRoutes.requireVisible(board, callId, who);
    if (!json.transcripts()) {
      throw new Refused(403, "transcripts are switched off here");
    }
    Optional<byte[]> said = board.transcript(callId);
    noted(who, Audit.View.TRANSCRIPT, callId, said);
    request
        .contentType("application/json")
        .result(said.orElseThrow(() -> new Refused(404, "the call is not live any more")));
  }

  private void debrief(Context request) {
    Identity who = admitted(request);
    News.Finished call =
        board
            .finished(request.pathParam("callId"))
            .filter(over -> who.maySeeCall(over.tenant(), over.agentId(), over.team()))
            .orElseThrow(() -> new Refused(404, "there is no such finished call"));
    if (!json.transcripts()) {
      throw new Refused(
          403, "a debrief quotes what was said, and transcripts are switched off here");
    }
    Debriefs.Wanted wanted = new Debriefs.Wanted(call.callId(), call.startedAt(), call.endedAt());
    boolean asJson = "json".equals(request.queryParam("format"));
    Optional<String> debrief = asJson ? debriefs.json(wanted) : debriefs.html(wanted);
    noted(who, Audit.View.DEBRIEF, call.callId(), debrief);
    request
        .contentType(asJson ? "application/json" : "text/html; charset=utf-8")
        .result(
            debrief.orElseThrow(
                () -> new Refused(410, "Kafka does not keep this call's events any longer")));
  }

  private void noted(Identity who, Audit.View what, String callId, Optional<?> found) {
    if (found.isPresent()) {
      access.audit().shown(who, what, callId);
    } else {
      access.audit().missing(who, what, callId);
    }
  }

  private Identity admitted(Context request) {
    return LiveRoutes.admitted(access, feed, request);
  }
}
