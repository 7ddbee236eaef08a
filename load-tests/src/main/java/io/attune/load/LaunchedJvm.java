package io.attune.load;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;

/** The options of a JVM as the launcher starts it. */
final class LaunchedJvm {
  /** Of every command. */
  static final List<String> STANDARD =
      List.of("-Xmx1g", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20", "-XX:+ExitOnOutOfMemoryError");

  private static final String ARCHIVE = "-XX:SharedArchiveFile=";
  private static final String ARCHIVE_LOG = "-Xlog:cds*=";

  private LaunchedJvm() {}

  /** The standard ones, and the class archive that this JVM was started with, if it was. */
  static List<String> here() {
    return of(ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  /**
   * The same for another JVM.
   *
   * @param options that it was started with
   */
  static List<String> of(List<String> options) {
    return Stream.concat(
            STANDARD.stream(),
            options.stream()
                .filter(option -> option.startsWith(ARCHIVE) || option.startsWith(ARCHIVE_LOG)))
        .toList();
  }

  /** For a report: the class archive of a JVM with these options, or that it has none. */
  static String archive(List<String> options) {
    return options.stream()
        .filter(option -> option.startsWith(ARCHIVE))
        .map(option -> option.substring(ARCHIVE.length()))
        .reduce((first, last) -> last)
        .orElse("none: `attune up` leaves one, and bench was not started with it");
  }
}
