package io.attune.gateway.access;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.servlet.JavalinWsServletContext;
import io.javalin.websocket.WsContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that stands between the port and the routes. {@link #install} puts it there: after
 * that, no route under {@code /api}, {@code /live} and {@code /ingest} is reached without an
 * identity, which {@link #gate} gives to its handler. What that identity may see is the handler's
 * to ask.
 */
public final class Access {
  private static final Logger LOG = LoggerFactory.getLogger(Access.class);
  private static final List<String> GUARDED = List.of("/api/*", "/live/*", "/ingest/*");

  private final AccessSettings settings;
  private final Connectors connectors;
  private final RateLimits limits;
  private final RemoteAddress remote;
  private final Gate gate;
  private final OpenStreams streams;
  private final Audit audit = new Audit();

  private Access(AccessSettings settings, Clock clock, Connectors.Patience patience) {
    this.settings = settings;
    this.connectors = new Connectors(settings, patience);
    this.limits = new RateLimits(settings.limits());
    this.remote = new RemoteAddress(settings.trustedProxies());
    this.gate = new TokenGate(settings, limits, clock);
    this.streams = new OpenStreams(settings.limits());
  }

  /**
   * @param clock by which tokens expire
   * @throws UncheckedIOException naming what is wrong with a file that the settings name
   */
  public static Access of(AccessSettings settings, Clock clock) {
    return of(settings, clock, Connectors.Patience.STANDARD);
  }

  static Access of(AccessSettings settings, Clock clock, Connectors.Patience patience) {
    settings.tls().ifPresent(TlsKeys::check);
    Access access = new Access(settings, clock, patience);
    access.warn();
    return access;
  }

  private void warn() {
    if (settings.open()) {
      LOG.warn(
          "OPEN: everybody who can reach this port is let in as an administrator, without login,"
              + " because access is open; publish the port on 127.0.0.1 alone");
    } else if (settings.development()) {
      LOG.warn(
          "DEVELOPMENT: everybody on this machine is let in as an administrator, without login;"
              + " set oidc-issuer to change that");
    }
    settings
        .issuer()
        .filter(issuer -> issuer.url().startsWith("http:"))
        .ifPresent(
            issuer ->
                LOG.warn("oidc-issuer is not https: whoever sits between can forge its keys"));
  }

  /** {@code https} if TLS is set up here. */
  public String scheme() {
    return settings.tls().isPresent() ? "https" : "http";
  }

  /** Tells who asks; for handlers of HTTP and of WebSocket upgrades. */
  public Gate gate() {
    return gate;
  }

  /**
   * Who opened a web socket.
   *
   * @throws Refused if it is none of {@code /live} or {@code /ingest}
   */
  public static Identity of(WsContext socket) {
    Identity identity = socket.attribute(Gate.IDENTITY);
    if (identity == null) {
      throw new Refused(401, "Nobody was let in here.");
    }
    return identity;
  }

  /** Whether everybody who can ask is let in, without login. */
  public boolean isDevelopment() {
    return settings.development();
  }

  /** Counts open streams. */
  public OpenStreams streams() {
    return streams;
  }

  /** Notes who looked at what. */
  public Audit audit() {
    return audit;
  }

  /** Guards everything that this server answers, and adds {@code /api/me}. Call it first. */
  public void install(JavalinConfig config) {
    connectors.install(config);
    config.jetty.modifyServer(
        server -> server.insertHandler(new Door(settings, limits, remote, audit)));
    for (String path : GUARDED) {
      config.routes.before(path, gate::admit);
      config.routes.wsBeforeUpgrade(path, gate::admit);
    }
    config.routes.get("/api/me", this::me);
    config.routes.exception(Refused.class, this::answer);
    // Their messages repeat what was asked for.
    config.routes.exception(
        HttpResponseException.class, (e, context) -> answer(Problem.of(e.getStatus()), context));
    config.routes.error(408, context -> answer(Problem.of(408), context));
    config.routes.exception(Exception.class, this::answer);
  }

  private void me(Context context) {
    Identity who = gate.admit(context);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", who.name());
    body.put("tenant", who.tenant());
    body.put(
        "roles",
        who.roles().stream().map(role -> role.name().toLowerCase(Locale.ROOT)).sorted().toList());
    body.put("agentId", who.agentId());
    body.put("teams", who.teams().stream().sorted().toList());
    body.put("expiresAt", who.expiresAt() == Long.MAX_VALUE ? null : who.expiresAt());
    body.put("login", login());
    if (settings.development()) {
      body.put(
          "development",
          settings.open()
              ? "Everybody who can reach this port is let in as an administrator."
              : "Everybody on this machine is let in as an administrator.");
    }
    context.json(body);
  }

  private Map<String, Object> login() {
    Map<String, Object> login = new LinkedHashMap<>();
    login.put("required", !settings.development());
    settings
        .issuer()
        .ifPresent(
            issuer -> {
              login.put("issuer", issuer.url());
              issuer.clientId().ifPresent(id -> login.put("clientId", id));
            });
    return login;
  }

  private void answer(Refused refused, Context context) {
    // 404 is what somebody gets who may not know that there is such a call.
    if (refused.status() == 401 || refused.status() == 403 || refused.status() == 404) {
      Identity who = context.attribute(Gate.IDENTITY);
      audit.refused(
          who,
          // The peer, or whom a trusted proxy names.
          context.attribute(Door.REMOTE),
          context.method().name(),
          context.path(),
          refused.status());
    }
    Problem problem = Problem.of(refused);
    answer(refused.status() == 401 ? problem.with(login()) : problem, context);
  }

  private void answer(Exception e, Context context) {
    // Jetty could not read the body: too large, too slow, badly framed, or cut off.
    if (e instanceof HttpException unreadable) {
      answer(Problem.of(unreadable.getCode()), context);
    } else {
      LOG.error("{} {} failed", context.method(), context.endpoint().path, e);
      answer(Problem.of(500), context);
    }
  }

  private static void answer(Problem problem, Context context) {
    context.status(problem.status()).contentType(Problem.CONTENT_TYPE);
    problem.headers().forEach(context::header);
    if (context instanceof JavalinWsServletContext) {
      // Nobody writes the result of an upgrade that was refused.
      try {
        context.res().getOutputStream().write(problem.json());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    } else {
      context.result(problem.json());
    }
  }
}
