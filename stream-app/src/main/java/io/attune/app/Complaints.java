package io.attune.app;

import io.attune.wire.SchemaUnavailable;
import io.attune.wire.SchemasRefused;
import io.attune.wire.registry.RegistryRefusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What goes wrong, as one clear line on stderr; where in the code only if asked for. */
final class Complaints {
  static final String STACKTRACE = "--stacktrace";

  private Complaints() {}

  static int ofUsage(ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    String name = line.getCommandSpec().qualifiedName();
    line.getErr()
        .println(name + ": " + oneLine(e.getMessage()) + meant(e) + " (see " + name + " --help)");
    line.getErr().flush();
    return ExitCode.BAD_INPUT;
  }

  private static String meant(ParameterException e) {
    List<String> suggestions =
        e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    return suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?";
  }

  static int ofRun(Exception e, CommandLine line, ParseResult parsed) {
    line.getErr().println(line.getCommandSpec().qualifiedName() + ": " + oneLine(message(e)));
    if (((Main) rootOf(line).getCommand()).wantsStacktrace()) {
      e.printStackTrace(line.getErr());
    }
    line.getErr().flush();
    return exitCode(e);
  }

  static int exitCode(Throwable e) {
    if (e instanceof Failure failure) {
      return failure.exitCode();
    }
    if (isOfRegistry(e)) {
      return ExitCode.ENVIRONMENT;
    }
    return cause(e) instanceof NoSuchFileException ? ExitCode.BAD_INPUT : ExitCode.FAILURE;
  }

  /** A command that reads or writes records, and a registry that is away or says no. */
  private static boolean isOfRegistry(Throwable e) {
    return e instanceof SchemasRefused
        || e instanceof SchemaUnavailable
        || e instanceof RegistryRefusal;
  }

  private static CommandLine rootOf(CommandLine line) {
    return line.getParent() == null ? line : rootOf(line.getParent());
  }

  private static Throwable cause(Throwable e) {
    return e instanceof UncheckedIOException io ? io.getCause() : e;
  }

  private static String message(Exception thrown) {
    Throwable e = cause(thrown);
    if (e instanceof Failure || isOfRegistry(e)) {
      return e.getMessage();
    } else if (e instanceof NoSuchFileException missing) {
      return "there is no file " + missing.getFile();
    } else if (e instanceof AccessDeniedException denied) {
      return "no permission for " + denied.getFile();
    } else if (e instanceof FileSystemException file) {
      return file.getFile() + ": " + file.getReason();
    } else if (e instanceof IOException) {
      return e.getMessage();
    }
    return "this should not happen: " + e + " (run again with " + STACKTRACE + " and report it)";
  }

  private static String oneLine(String message) {
    // Begins where blanks begin, so that a run of them is looked at once.
    return message.strip().replaceAll("(?<!\\s)\\s*\\R\\s*", "; ");
  }
}
