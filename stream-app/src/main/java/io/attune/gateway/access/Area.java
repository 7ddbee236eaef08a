package io.attune.gateway.access;

/** Which part of the gateway a path leads to. */
enum Area {
  /** The overlay's shell, which other pages may frame. */
  OVERLAY,
  /** Shells and what they are made of. Hold no data. */
  PAGE,
  /** What watches over the process reads: nothing of a call. */
  WATCH,
  /** What recognisers write. */
  INGEST,
  /** Everything else: data of calls. */
  DATA;

  /** Of a path as it was decoded, without the query. */
  static Area of(String path) {
    if (path.equals("/overlay") || path.equals("/overlay/")) {
      return OVERLAY;
    }
    if (path.equals("/health") || path.equals("/ready") || path.equals("/metrics")) {
      return WATCH;
    }
    return switch (first(path)) {
      case "", "supervisor", "calls", "assets" -> PAGE;
      case "ingest" -> INGEST;
      default -> DATA;
    };
  }

  private static String first(String path) {
    int end = path.indexOf('/', 1);
    return path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
  }

  /** Whether it is made of files that anybody may have. */
  boolean isPage() {
    return this == OVERLAY || this == PAGE;
  }
}
