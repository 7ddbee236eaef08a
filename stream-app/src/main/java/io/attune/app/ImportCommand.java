package io.attune.app;

import io.attune.call.CallEvent;
import io.attune.call.Limits;
import io.attune.wire.imports.DialogueFormat;
import io.attune.wire.imports.Import;
import io.attune.wire.imports.ImportOptions;
import io.attune.wire.imports.SttImport;
import io.attune.wire.json.EventWriter;
import io.attune.wire.json.Lines;
import io.attune.wire.stt.SttFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attune import}: other shapes of conversations into recorded events. */
@Command(
    name = "import",
    description = {
      "Turns conversations into recorded events.",
      "",
      "The format dialogue is one utterance a line, gzip or not: transcripts such as"
          + " {\"dialogue\":\"d1\",\"turn\":0,\"speaker\":\"agent\",\"text\":\"…\",\"start_ms\":0,\"end_ms\":900},"
          + " many to a file, or scripts with {\"call\":{…}} on the first line, one to a file. Times that are missing are"
          + " estimated from the number of words, about 165 a minute, with the pauses that people make. The same seed gives"
          + " the same events.",
      ""
    })
public final class ImportCommand implements Subcommand {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "What to import; - is standard input.")
  private List<String> files;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "OUT.jsonl",
      description =
          "Where to write the events: a file, compressed if it ends in .gz, or - for standard output.")
  private String out;

  @Option(
      names = "--format",
      defaultValue = "dialogue",
      paramLabel = "NAME",
      description =
          "What the files are: dialogue (the default), deepgram, deepgram-flux, transcribe,"
              + " transcribe-call-analytics, contact-lens, google, assemblyai, twilio, vosk, genesys or lca.")
  private String format;

  @Mixin private SttStreamOptions stream;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Decides every estimated time (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--partials",
      description = "Publish partials while somebody speaks, about four to a final.")
  private boolean partials;

  @Option(names = "--words", description = "Give finals the times of their words.")
  private boolean words;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "The language of calls whose source does not say, such as en-GB.")
  private String language;

  @Option(
      names = "--start",
      defaultValue = "1760000000000",
      paramLabel = "EPOCHMS",
      description = "When the first call starts (default: ${DEFAULT-VALUE}).")
  private long startAt;

  @Option(
      names = "--concurrent",
      defaultValue = "10",
      paramLabel = "N",
      description = "How many calls run at once (default: ${DEFAULT-VALUE}).")
  private int concurrent;

  @Option(
      names = "--keep-other",
      description =
          "Where no speaker has a role, leave it so; else whoever speaks first is the agent.")
  private boolean keepOther;

  /** Reads a file. */
  private interface Reading {
    void read(Lines lines) throws IOException;
  }

  @Override
  public Integer call() throws IOException {
    Optional<SttFormat> vendor = SttFormat.named(format);
    DialogueFormat dialogue = new DialogueFormat(keepOther);
    if (vendor.isEmpty() && !format.equals(dialogue.name())) {
      throw Failure.badInput(
          "there is no format \"%s\", expected %s, %s"
              .formatted(format, dialogue.name(), SttFormat.names()));
    }
    ImportOptions options = options();
    BadLines bad = new BadLines(spec.commandLine().getErr());
    try (OutputFile file = OutputFile.open(out)) {
      EventWriter writer = new EventWriter(file.stream());
      Consumer<CallEvent> events = event -> write(writer, event);
      Import.Report report;
      if (vendor.isPresent()) {
        SttImport run = new SttImport(vendor.get(), stream.of(vendor.get(), language), events, bad);
        readAll(run::read);
        report = run.finish();
      } else {
        Import run = new Import(dialogue, options, events, bad);
        readAll(run::read);
        report = run.finish();
      }
      writer.close();
      file.keep();
      spec.commandLine()
          .getErr()
          .printf(
              "%d calls, %d turns, %d s of record time%n",
              report.calls(), report.turns(), report.spanMs() / 1_000);
    }
    return bad.finish();
  }

  private void readAll(Reading reading) throws IOException {
    for (String name : files) {
      try (Lines lines = Lines.open(name)) {
        reading.read(lines);
      }
    }
  }

  private ImportOptions options() {
    if (concurrent < 1 || concurrent > 10_000) {
      throw Failure.badInput("--concurrent is " + concurrent + ", expected 1 to 10000");
    }
    // Leaves room for the longest call after the last moment that a record may carry.
    if (startAt < 1 || startAt >= Limits.LAST_MOMENT / 2) {
      throw Failure.badInput(
          "--start is " + startAt + ", expected epoch milliseconds from 1970 to 2084");
    }
    return new ImportOptions(seed, partials, words, language, startAt, concurrent);
  }

  private static void write(EventWriter writer, CallEvent event) {
    try {
      writer.write(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
