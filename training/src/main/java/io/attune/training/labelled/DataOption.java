package io.attune.training.labelled;

import io.attune.app.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a command finds the labelled sets. */
public final class DataOption {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Where the labelled sets are.")
  private Path data;

  /**
   * The folder.
   *
   * @throws Failure if it is not there
   */
  public Path folder() {
    if (!Files.isDirectory(data)) {
      throw Failure.badInput("there is no folder " + data + " with labelled sets");
    }
    return data;
  }
}
