package io.attune.gateway.access;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What every request passes before anybody asks who sent it: pages, data, WebSocket upgrades and
 * paths that do not exist.
 */
final class Door extends Handler.Wrapper {
  /** The attribute of a request that has where it comes from, as text. */
  static final String REMOTE = "io.attune.gateway.access.remote";

  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS");
  private static final Pattern LOOPBACK_NAME =
      Pattern.compile(
          "localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]|\\[0:0:0:0:0:0:0:1]",
          Pattern.CASE_INSENSITIVE);
  private static final List<String> PROXY_HEADERS = List.of("Forwarded", "X-Forwarded-For", "Via");

  private final boolean development;
  private final boolean open;
  private final ResponseHeaders headers;
  private final Origins origins;
  private final RemoteAddress remote;
  private final RateLimits limits;
  private final Audit audit;

  Door(AccessSettings settings, RateLimits limits, RemoteAddress remote, Audit audit) {
    this.development = settings.development();
    this.open = settings.open();
    this.headers = new ResponseHeaders(settings);
    this.origins = new Origins(settings.corsOrigins());
    this.remote = remote;
    this.limits = limits;
    this.audit = audit;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Area area = Area.of(Request.getPathInContext(request));
    headers.put(response.getHeaders(), area);
    InetAddress address = remote.of(request);
    request.setAttribute(REMOTE, address.getHostAddress());
    try {
      check(request, area, address);
    } catch (Refused e) {
      if (e.status() == 403) {
        String path = Request.getPathInContext(request);
        audit.refused(null, address.getHostAddress(), request.getMethod(), path, e.status());
      }
      Problem.of(e).write(response, callback);
      return true;
    }
    origins.put(request.getHeaders(), response.getHeaders());
    if (Origins.isPreflight(request)) {
      Origins.putPreflight(response.getHeaders());
      response.setStatus(204);
      callback.succeeded();
      return true;
    }
    return super.handle(request, response, callback);
  }

  private void check(Request request, Area area, InetAddress address) {
    limits.count(address, area == Area.INGEST);
    if (!METHODS.contains(request.getMethod())) {
      throw new Refused(405, "Only GET, HEAD, POST and OPTIONS are answered.");
    }
    if (request.getHeaders().contains("X-HTTP-Method-Override")) {
      // Javalin would take it for the method, behind our back.
      throw new Refused(400, "The method is what the request line says.");
    }
    // Prometheus, in a container beside ours, knows this one by another name.
    boolean watched = open && area == Area.WATCH;
    if (development && !watched) {
      checkThatItComesFromHere(request);
    }
    origins.check(request, area);
    // We inflate nothing, so nothing that is small can become large.
    String encoding = request.getHeaders().get(HttpHeader.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new Refused(415, "Send the body without a content encoding.");
    }
  }

  /** Nobody logs in here, so whoever asks must sit at this machine. */
  private static void checkThatItComesFromHere(Request request) {
    // A page on the net may give its own name our address (DNS rebinding).
    String name = Request.getServerName(request);
    if (name == null || !LOOPBACK_NAME.matcher(name).matches()) {
      throw new Refused(
          403, "Without a login (setting oidc-issuer), ask for localhost or 127.0.0.1.");
    }
    HttpFields fields = request.getHeaders();
    if (PROXY_HEADERS.stream().anyMatch(fields::contains)) {
      throw new Refused(
          403, "This comes through a proxy; logins are needed for that (setting oidc-issuer).");
    }
  }
}
