package io.attune.app;

import io.attune.gateway.access.IngestTokens;
import java.io.PrintWriter;
import java.security.SecureRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attune token}: a new API token for a recogniser. */
@Command(
    name = "token",
    sortOptions = false,
    description = {
      "Makes an API token for a program that publishes what was heard.",
      "",
      "The token goes to standard error, once: give it to the program, it is kept nowhere. The line for the file"
          + " that ingest-tokens names goes to standard output:",
      "",
      "  attune token deepgram >> /etc/attune/ingest-tokens",
      ""
    })
public final class TokenCommand implements Subcommand {
  @Parameters(paramLabel = "NAME", description = "Whose it is, for the log: letters, digits, _.@-")
  private String name;

  @Option(names = "--tenant", paramLabel = "TENANT", description = "Whose calls it may publish.")
  private String tenant = "";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String token = IngestTokens.make(new SecureRandom());
    String line;
    try {
      line = IngestTokens.line(name, token, tenant);
    } catch (IllegalArgumentException e) {
      throw Failure.badInput(e.getMessage());
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    err.println(token);
    err.flush();
    out.println(line);
    out.flush();
    return ExitCode.OK;
  }
}
