package io.attune.gateway.access;

import io.javalin.config.JavalinConfig;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionLimit;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.session.NullSessionCache;
import org.eclipse.jetty.session.NullSessionDataStore;
import org.eclipse.jetty.util.ssl.KeyStoreScanner;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** How Jetty listens: TLS, and limits on what one connection can take. */
final class Connectors {
  /**
   * How long we wait for a peer.
   *
   * @param idle nothing is heard or written on a connection; our streams beat every ten seconds
   * @param header until a request's header has come
   */
  record Patience(Duration idle, Duration header) {
    static final Patience STANDARD = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(15));
  }

  private static final int HEADER_BYTES = 16 * 1024;

  /**
   * A body takes a thread while it is read. Jetty counts from the first byte and allows for no
   * pause, so this is low: a line of a hundred bytes may come in two pieces a second apart.
   */
  private static final int SLOWEST_BODY_BYTES_PER_SECOND = 64;

  /** Beside the streams: pages, requests, probes. */
  private static final int OTHER_CONNECTIONS = 2_000;

  private final AccessSettings settings;
  private final Patience patience;

  Connectors(AccessSettings settings, Patience patience) {
    this.settings = settings;
    this.patience = patience;
  }

  void install(JavalinConfig config) {
    int bodyBytes = settings.limits().bodyBytes();
    JettyErrors errors = new JettyErrors(new ResponseHeaders(settings));
    config.http.maxRequestSize = bodyBytes;
    config.jetty.modifyHttpConfiguration(Connectors::limit);
    config.jetty.modifyWebSocketServletFactory(
        sockets -> {
          sockets.setMaxTextMessageSize(bodyBytes);
          sockets.setMaxBinaryMessageSize(bodyBytes);
          sockets.setIdleTimeout(patience.idle());
        });
    config.jetty.modifyServletContextHandler(
        context -> {
          context.setErrorHandler(errors);
          forgetSessions(context.getSessionHandler());
        });
    config.jetty.modifyServer(
        server -> {
          server.setErrorHandler(errors);
          server.insertHandler(new SizeLimitHandler(bodyBytes, -1));
          server.addBean(
              new ConnectionLimit(settings.limits().streams() + OTHER_CONNECTIONS, server));
        });
    config.jetty.addConnector(
        (server, http) -> connector(server, http, config.jetty.host, config.jetty.port));
  }

  /** Javalin asks for a session with every web socket: it is given one that nobody keeps. */
  private static void forgetSessions(SessionHandler sessions) {
    sessions.setUsingCookies(false);
    sessions.setUsingUriParameters(false);
    NullSessionCache nowhere = new NullSessionCache(sessions);
    nowhere.setSessionDataStore(new NullSessionDataStore());
    sessions.setSessionCache(nowhere);
  }

  private static void limit(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setResponseHeaderSize(HEADER_BYTES);
    http.setMinRequestDataRate(SLOWEST_BODY_BYTES_PER_SECOND);
    // No path that two programs could read differently: %2F, %2e, ;x=y, empty segments.
    http.setUriCompliance(UriCompliance.DEFAULT);
  }

  private Connector connector(Server server, HttpConfiguration http, String host, int port) {
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    ServerConnector connector =
        settings
            .tls()
            .map(tls -> secure(server, http, plain, tls))
            .orElseGet(() -> new ServerConnector(server, plain));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(patience.idle().toMillis());
    plain.addEventListener(new SlowHeaders(connector.getScheduler(), patience.header()));
    return connector;
  }

  private static ServerConnector secure(
      Server server, HttpConfiguration http, HttpConnectionFactory plain, AccessSettings.Tls tls) {
    // Probes and tests ask by address, for which there is no server name (SNI) to compare.
    http.addCustomizer(new SecureRequestCustomizer(false));
    SslContextFactory.Server keys = new TlsKeys(tls);
    server.addBean(new KeyStoreScanner(keys));
    return new ServerConnector(server, new SslConnectionFactory(keys, "http/1.1"), plain);
  }
}
