package io.attune.gateway.access;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.HostPort;

/**
 * Which other pages may call (CORS), for HTTP and for WebSocket alike, where browsers ask nobody. A
 * listed origin is named back to its page; credentials are never allowed, since we have no cookies.
 */
final class Origins {
  private final Set<String> listed;

  Origins(Set<String> listed) {
    this.listed = listed;
  }

  /**
   * @throws Refused 403 if a browser says that a page asks which may not
   */
  void check(Request request, Area area) {
    List<String> origins = request.getHeaders().getValuesList(HttpHeader.ORIGIN);
    if (origins.isEmpty()) {
      refuseForeignFetch(request.getHeaders().get("Sec-Fetch-Site"), area);
    } else if (origins.size() > 1
        || !(listed.contains(origins.get(0)) || isOwn(origins.get(0), request))) {
      throw new Refused(
          403, "Pages of this origin may not call; the setting cors-origins has those that may.");
    }
  }

  /** What a page loads without CORS, an image or a script, names no origin. */
  private static void refuseForeignFetch(String site, Area area) {
    boolean foreign = "cross-site".equals(site) || "same-site".equals(site);
    if (foreign && !area.isPage() && area != Area.WATCH) {
      throw new Refused(403, "Another page asks for this, and does not say which one.");
    }
  }

  /** Ours is the one that the browser asks; behind a proxy that ends TLS it says https, not we. */
  private static boolean isOwn(String origin, Request request) {
    try {
      URI uri = URI.create(origin);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      int usual = scheme.equals("https") ? 443 : 80;
      HostPort asked = new HostPort(request.getHeaders().get(HttpHeader.HOST));
      boolean schemeFits = scheme.equals("https") || (scheme.equals("http") && !request.isSecure());
      return schemeFits
          && uri.getHost() != null
          && uri.getHost().equalsIgnoreCase(asked.getHost())
          && (uri.getPort() < 0 ? usual : uri.getPort()) == asked.getPort(usual);
    } catch (IllegalArgumentException | NullPointerException e) {
      return false; // No origin, or no Host.
    }
  }

  /** Lets the page read the answer, if it is a listed one. */
  void put(HttpFields request, HttpFields.Mutable response) {
    String origin = request.get(HttpHeader.ORIGIN);
    if (!listed.isEmpty()) {
      response.add(HttpHeader.VARY, "Origin");
    }
    if (origin != null && listed.contains(origin)) {
      response.put("Access-Control-Allow-Origin", origin);
      response.put("Access-Control-Expose-Headers", "Retry-After, WWW-Authenticate");
    }
  }

  /** Whether the browser only asks what the page may do. */
  static boolean isPreflight(Request request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeaders().contains(HttpHeader.ORIGIN)
        && request.getHeaders().contains("Access-Control-Request-Method");
  }

  /** The answer to that. */
  static void putPreflight(HttpFields.Mutable response) {
    response.put("Access-Control-Allow-Methods", "GET, POST");
    response.put("Access-Control-Allow-Headers", "Authorization, Content-Type, Last-Event-ID");
    response.put("Access-Control-Max-Age", "600");
  }
}
