package io.attune.app;

import java.util.concurrent.Callable;

/**
 * A command of {@code attune}. Carries picocli's {@code @Command}, has a public constructor without
 * arguments and is named in {@code META-INF/services/io.attune.app.Subcommand} of its module; the
 * order there is the order in the help. So a module can add commands that this one knows nothing
 * of.
 */
public interface Subcommand extends Callable<Integer> {
  /**
   * Runs the command.
   *
   * @return one of {@link ExitCode}
   * @throws Failure if it cannot do what it was asked for
   */
  @Override
  Integer call() throws Exception;
}
