package io.attune.gateway.access;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;

/** The headers that tell a browser what it may do with an answer. On every one, errors included. */
final class ResponseHeaders {
  private static final String POLICY = "Content-Security-Policy";
  private static final String NOTHING =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final List<HttpField> ALWAYS =
      List.of(
          field("X-Content-Type-Options", "nosniff"),
          field("Referrer-Policy", "no-referrer"),
          field("Cross-Origin-Opener-Policy", "same-origin"),
          field("Cross-Origin-Resource-Policy", "same-origin"));

  private final List<HttpField> page;
  private final List<HttpField> overlay;
  private final List<HttpField> data;

  ResponseHeaders(AccessSettings settings) {
    String issuer =
        settings.issuer().map(AccessSettings.Issuer::url).map(ResponseHeaders::origin).orElse("");
    String frames = String.join(" ", settings.embedOrigins().stream().sorted().toList());
    page = headers(settings, policy(issuer, "'none'"), "no-cache");
    overlay = headers(settings, policy(issuer, ("'self' " + frames).strip()), "no-cache");
    data = headers(settings, NOTHING, "no-store");
  }

  /** Pages read from here, and log in at the issuer. */
  private static String policy(String issuer, String ancestors) {
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        + " font-src 'self'; connect-src "
        + ("'self' " + issuer).strip()
        + "; base-uri 'none'; form-action 'none'; frame-ancestors "
        + ancestors;
  }

  private static String origin(String url) {
    URI uri = URI.create(url);
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  private static List<HttpField> headers(AccessSettings settings, String policy, String cache) {
    List<HttpField> fields = new ArrayList<>(ALWAYS);
    fields.add(field(POLICY, policy));
    fields.add(field("Cache-Control", cache));
    if (settings.tls().isPresent()) {
      fields.add(field("Strict-Transport-Security", "max-age=31536000"));
    }
    return List.copyOf(fields);
  }

  private static HttpField field(String name, String value) {
    return new PreEncodedHttpField(name, value);
  }

  /** Puts them; a route may put others in their place. */
  void put(HttpFields.Mutable response, Area area) {
    List<HttpField> fields =
        switch (area) {
          case OVERLAY -> overlay;
          case PAGE -> page;
          case WATCH, INGEST, DATA -> data;
        };
    fields.forEach(response::put);
  }
}
