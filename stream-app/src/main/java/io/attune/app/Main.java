package io.attune.app;

import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The one entry: {@code attune COMMAND}. The commands are found by {@link ServiceLoader}, see
 * {@link Subcommand}.
 */
@Command(
    name = "attune",
    description = "Hears live calls as text and coaches the agent while they talk.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExit status:%n",
    footer = {
      "  0    all is well",
      "  1    something went wrong on the way, or backtest found differences",
      "  2    bad usage, or some input lines were left out",
      "  3    something it needs is missing: a broker, a port, a JDK",
      "  130  stopped with Ctrl-C"
    })
public final class Main implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = Complaints.STACKTRACE,
      scope = ScopeType.INHERIT,
      description = "With an error, print where in the code it arose.")
  private boolean stacktrace;

  /** Runs {@code attune} and ends the process. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line with every command that is on the class path. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    ServiceLoader.load(Subcommand.class).forEach(line::addSubcommand);
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Complaints::ofUsage)
        .setExecutionExceptionHandler(Complaints::ofRun)
        .setExitCodeExceptionMapper(Complaints::exitCode);
  }

  /** Without a command there is nothing to do but to say what could be done. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.BAD_INPUT;
  }

  boolean wantsStacktrace() {
    return stacktrace;
  }
}
