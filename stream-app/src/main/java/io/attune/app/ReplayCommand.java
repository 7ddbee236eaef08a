package io.attune.app;

import io.attune.engine.CallBook;
import io.attune.engine.Effect;
import io.attune.engine.Shelf;
import io.attune.wire.EffectJson;
import io.attune.wire.json.MergedEvents;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attune replay}: the engine alone on recorded events, without Kafka, as fast as it can. */
@Command(
    name = "replay",
    description = {
      "Runs the engine alone on recorded events, without Kafka.",
      "",
      "Writes one JSON object a line, of type cue, turn, episode or summary, with the field names of the Avro schemas. The"
          + " same events give the same bytes, with an encoder on one kind of processor. Several files are taken as one log, in the order of their record times. Calls"
          + " that are open at the end of the input end there, with the reason end-of-input.",
      ""
    })
public final class ReplayCommand implements Subcommand {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Recorded events, gzip or not; - is standard input, samples are the calls that come with Attune.")
  private List<String> files;

  @Mixin private PlaybookOptions playbooks;

  @Mixin private RedactionOption redacted;

  @Option(
      names = "--encoder",
      paramLabel = "auto|on|off",
      defaultValue = "${env:ATTUNE_ENCODER:-auto}",
      description =
          "Whether a sentence encoder refines turns, as the setting of that name does live (default: ATTUNE_ENCODER, else auto).")
  private EncoderMode encoder;

  @Option(
      names = "--out",
      defaultValue = OutputFile.STDOUT,
      paramLabel = "OUT.jsonl",
      description =
          "Where to write: a file, compressed if it ends in .gz, or - for standard output (the default).")
  private String out;

  @Option(
      names = "--report",
      description =
          "At the end, count calls, turns and cues: a table on stderr, and a last line of type report.")
  private boolean wantsReport;

  @Override
  public Integer call() throws IOException {
    Shelf shelf = playbooks.shelf(spec.commandLine().getErr());
    BadLines bad = new BadLines(spec.commandLine().getErr());
    ReplayReport report = new ReplayReport();
    try (MergedEvents events = Recordings.open(files, redacted.redaction(), bad);
        InlineAnswers answers = InlineAnswers.before(encoder.find(), files);
        OutputFile file = OutputFile.open(out)) {
      CallBook book =
          new CallBook(
              shelf,
              (callId, effect) -> {
                answers.hear(effect);
                write(effect, file.stream());
                report.hear(callId, effect);
              });
      events.forEachRemaining(
          input -> {
            book.hear(input);
            answers.tell(book::hear);
          });
      book.finish();
      if (wantsReport) {
        writeLine(report.toJson().getBytes(StandardCharsets.UTF_8), file.stream());
        report.lines().forEach(spec.commandLine().getErr()::println);
      }
      file.keep();
    }
    return bad.finish();
  }

  private static void write(Effect effect, OutputStream out) {
    if (effect instanceof Effect.ViewChanged) {
      return;
    }
    EffectJson.of(effect).ifPresent(line -> writeLine(line, out));
  }

  private static void writeLine(byte[] line, OutputStream out) {
    try {
      out.write(line);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
