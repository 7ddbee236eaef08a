package io.attune.gateway.access;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A server with routes as the gateway has them, of one call: of the agent ann and the team blue,
 * and of the tenant acme, or of none where nobody logs in.
 */
final class GuardedServer implements AutoCloseable {
  /** What nobody may read who may not see the call. */
  static final String WORDS = "what was said in confidence";

  private static final String AGENT = "ann";
  private static final String TEAM = "blue";

  private final String tenant;
  private final Access access;
  private final Javalin javalin;

  GuardedServer(AccessSettings settings) {
    this(settings, Connectors.Patience.STANDARD);
  }

  GuardedServer(AccessSettings settings, Connectors.Patience patience) {
    tenant = settings.development() ? "" : "acme";
    access = Access.of(settings, Clock.systemUTC(), patience);
    javalin = Javalin.create(this::configure).start("127.0.0.1", 0);
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    QueuedThreadPool threads = new QueuedThreadPool(16, 2);
    threads.setDaemon(true);
    config.jetty.threadPool = threads;
    config.jetty.modifyServer(server -> server.setStopTimeout(0));
    access.install(config);
    config.routes.get("/health", context -> context.json(List.of()));
    config.routes.get("/overlay", context -> context.html("<!doctype html>"));
    config.routes.get("/live/agents/{agentId}/cues", this::cues);
    config.routes.get("/live/teams/{team}", this::team);
    config.routes.get("/live/calls/{callId}", this::call);
    config.routes.get("/api/calls/{callId}/transcript", this::call);
    config.routes.get(
        "/api/fails",
        context -> {
          throw new IllegalStateException("inner workings");
        });
    config.routes.post("/api/calls/{callId}/cues/{cueId}/feedback", this::feedback);
    config.routes.post("/ingest/calls/{callId}/events", this::ingest);
    config.routes.wsBeforeUpgrade("/live/calls/{callId}", this::mayCall);
    config.routes.ws(
        "/live/calls/{callId}",
        socket -> socket.onConnect(context -> context.send(Access.of(context).name())));
  }

  private void cues(Context context) {
    Identity who = access.gate().admit(context);
    require(who.maySeeCuesOf(tenant, context.pathParam("agentId")));
    context.result(WORDS);
  }

  private void team(Context context) {
    Identity who = access.gate().admit(context);
    require(who.maySupervise(tenant, context.pathParam("team")));
    context.result(WORDS);
  }

  private void call(Context context) {
    mayCall(context);
    String callId = context.pathParam("callId");
    if (!callId.equals("c1")) {
      throw new Refused(404, "There is no such call.");
    }
    access.audit().shown(access.gate().admit(context), Audit.View.TRANSCRIPT, callId);
    context.result(WORDS);
  }

  private void mayCall(Context context) {
    require(access.gate().admit(context).maySeeCall(tenant, AGENT, TEAM));
  }

  private void feedback(Context context) {
    require(access.gate().admit(context).maySeeCuesOf(tenant, AGENT));
    context.body();
    context.status(202);
  }

  private void ingest(Context context) throws IOException {
    require(access.gate().admit(context).mayPublish(tenant));
    long bytes = context.bodyInputStream().readAllBytes().length;
    context.status(202).json(List.of(bytes));
  }

  private static void require(boolean allowed) {
    if (!allowed) {
      throw new Refused(403, "Not yours.");
    }
  }

  Access access() {
    return access;
  }

  int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
