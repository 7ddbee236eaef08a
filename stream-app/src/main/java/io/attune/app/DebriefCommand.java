package io.attune.app;

import io.attune.app.debrief.DebriefOutput;
import io.attune.app.play.Cluster;
import io.attune.debrief.Debrief;
import io.attune.debrief.Debriefer;
import io.attune.engine.CallBook;
import io.attune.engine.Shelf;
import io.attune.topology.PlaybookFeed;
import io.attune.topology.PlaybookMeters;
import io.attune.topology.PublishedShelf;
import io.attune.topology.Topics;
import io.attune.wire.json.MergedEvents;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private PlaybookOptions playbooks;

  @Mixin private RedactionOption redacted;

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

  @Mixin private ClusterOptions kafka;

  @Override
  public Integer call() throws Exception {
    Shelf shelf = playbooks.shelf(spec.commandLine().getErr());
    DebriefOutput output =
        DebriefOutput.to(
            out == null && !json ? "." : out, json ? spec.commandLine().getOut() : null);
    int exitCode = kafka.isGiven() ? ofKafka(shelf, output) : ofRecordings(shelf, output);
    output.finish(spec.commandLine().getErr());
    return exitCode;
  }

  private int ofRecordings(Shelf shelf, DebriefOutput output) throws IOException {
    BadLines bad = new BadLines(spec.commandLine().getErr());
    try (MergedEvents events = Recordings.open(names, redacted.redaction(), bad)) {
      CallBook book = new CallBook(shelf, new Debriefer(debrief -> writeIfWanted(debrief, output)));
      events.forEachRemaining(book::hear);
      book.finish();
    }
    return bad.finish();
  }

  private void writeIfWanted(Debrief debrief, DebriefOutput output) {
    if (only.isEmpty() || only.contains(debrief.facts().callId())) {
      output.write(debrief);
    }
  }

  private int ofKafka(Shelf local, DebriefOutput output) throws InterruptedException {
    Cluster cluster = kafka.cluster();
    Topics topics = cluster.topics();
    cluster.check(List.of(topics.callEvents(), topics.cueFeedback(), topics.playbooks()));
    PrintWriter err = spec.commandLine().getErr();
    int exitCode = ExitCode.OK;
    PlaybookMeters unseen = new PlaybookMeters(new SimpleMeterRegistry());
    PlaybookFeed feed = new PlaybookFeed(cluster.client(), cluster.topics(), unseen);
    try (KafkaCalls calls = KafkaCalls.at(cluster);
        PublishedShelf shelf = PublishedShelf.open(local, feed, Playbooks::engine, unseen)) {
      for (String callId : names) {
        int before = output.written();
        CallBook book = new CallBook(shelf, new Debriefer(output::write));
        calls.read(callId, book::hear, book::pass);
        book.finish();
        if (output.written() == before) {
          err.println(callId + ": Kafka keeps no such call, or no longer");
          exitCode = ExitCode.BAD_INPUT;
        }
      }
      if (calls.unreadable() > 0) {
        err.println(calls.unreadable() + " unreadable records on the way were left out");
      }
    }
    return exitCode;
  }
}
