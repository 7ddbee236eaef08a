package io.attune.gateway.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.gateway.Health;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The shells at their addresses, and the files that they load under {@code /assets}. */
public final class PageRoutes {
  private static final String FOLDER = "/web";

  /** A folder for each version of the contracts. */
  private static final String SCHEMAS = "/io/attune/schemas/released";

  private static final String PARENTS = "data-parent-origins=\"\"";
  private static final String PARENTS_ARE = "data-parent-origins=\"%s\"";
  private static final Map<String, String> SHELLS =
      Map.of(
          "/overlay", "overlay.html",
          "/supervisor", "supervisor.html",
          "/calls", "calls.html",
          "/calls/{callId}", "call.html");

  private PageRoutes() {}

  /**
   * Adds the routes.
   *
   * @param charts the chart library's script
   * @param embedOrigins pages that may frame the overlay; it talks to no others
   * @param health how the instance is
   * @param agents who is on a call now; empty where that is not for everybody to know
   */
  public static void addTo(
      JavalinConfig config,
      String charts,
      Set<String> embedOrigins,
      Supplier<Health> health,
      Supplier<? extends Collection<String>> agents) {
    config.routes.get("/", request -> request.html(FrontPage.of(health.get(), agents.get())));
    SHELLS.forEach(
        (path, file) -> {
          byte[] shell = withParents(read(FOLDER + "/" + file), embedOrigins);
          config.routes.get(path, request -> html(request, shell));
        });
    serve(config, "/assets", FOLDER);
    serve(config, "/assets/avro", SCHEMAS);
    byte[] script = charts.getBytes(UTF_8);
    config.routes.get(
        "/assets/lib/echarts.min.js",
        request ->
            request
                .contentType("text/javascript")
                .header("Cache-Control", "public, max-age=86400")
                .result(script));
  }

  /** Only the overlay's shell has a place for them. */
  private static byte[] withParents(byte[] shell, Set<String> origins) {
    String listed = String.join(" ", origins.stream().sorted().toList());
    return new String(shell, UTF_8).replace(PARENTS, PARENTS_ARE.formatted(listed)).getBytes(UTF_8);
  }

  private static void serve(JavalinConfig config, String path, String folder) {
    config.staticFiles.add(
        files -> {
          files.hostedPath = path;
          files.directory = folder;
          files.location = Location.CLASSPATH;
          // Asked for again each time, and answered with 304: a new version is seen at once.
          files.headers = Map.of("Cache-Control", "no-cache");
        });
  }

  private static void html(Context request, byte[] shell) {
    request
        .contentType("text/html; charset=utf-8")
        .header("Cache-Control", "no-cache")
        .result(shell);
  }

  private static byte[] read(String resource) {
    try (InputStream in = PageRoutes.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
