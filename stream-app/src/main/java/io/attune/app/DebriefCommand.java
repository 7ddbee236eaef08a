package io.attune.app;

import io.attune.app.debrief.DebriefOutput;
import io.attune.debrief.Debriefer;
import io.attune.engine.CallBook;
import io.attune.engine.CallEngine;
import io.attune.wire.json.MergedEvents;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attune debrief}: each call as one page that says what happened and what it rests on. */
@Command(
    name = "debrief",
    description = {
      "Writes the debrief of each call: one HTML file that opens anywhere, offline.",
      "",
      "Replays the events with the engine and tells the customer's journey, each concern and what the agent did about it,"
          + " what went well and what was missed, with the words that it rests on. With --bootstrap-servers or --config the"
          + " calls are read from Kafka by their ids, for as long as call-events keeps them.",
      ""
    })
public final class DebriefCommand implements Subcommand {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|CALL",
      description =
          "Recorded events, gzip or not; - is standard input, samples are the calls that come with Attune."
              + " With --bootstrap-servers: call ids.")
  private List<String> names;

  @Option(
      names = "--playbook",
      paramLabel = "FILE.yaml",
      description = "What to listen for (default: the one that comes with Attune).")
  private String playbook;

  @Option(
      names = "--call",
      paramLabel = "ID",
      description = "Only this call of the recordings; may be given several times.")
  private List<String> only = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR|FILE.html",
      description =
          "Where the pages go: a folder, made if need be, with a file for each call (default: the current one), or one"
              + " file ending in .html for a single call.")
  private String out;

  @Option(
      names = "--json",
      description =
          "Write each debrief as a line of JSON to standard output; pages only where --out says.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    CallEngine engine = Playbooks.engine(Playbooks.load(playbook, spec.commandLine().getErr()));
    BadLines bad = new BadLines(spec.commandLine().getErr());
    DebriefOutput output =
        DebriefOutput.to(
            out == null && !json ? "." : out, json ? spec.commandLine().getOut() : null);
    Debriefer debriefer =
        new Debriefer(
            debrief -> {
              if (only.isEmpty() || only.contains(debrief.facts().callId())) {
                output.write(debrief);
              }
            });
    try (MergedEvents events = Recordings.open(names, bad)) {
      CallBook book = new CallBook(engine, debriefer);
      events.forEachRemaining(book::hear);
      book.finish();
    }
    output.finish(spec.commandLine().getErr());
    return bad.finish();
  }
}
