package io.attune.app;

import io.attune.app.debrief.MapText;
import io.attune.app.debrief.Pages;
import io.attune.debrief.Debriefer;
import io.attune.debrief.JourneyMap;
import io.attune.engine.CallBook;
import io.attune.engine.Shelf;
import io.attune.wire.json.MergedEvents;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attune journey}: the customers' journey over many calls. */
@Command(
    name = "journey",
    description = {
      "Draws the customers' journey over many calls: where mood falls and what makes friction.",
      "",
      "Replays the events with the engine and adds the calls up by phase, topic and queue: friction for a hundred calls,"
          + " time to acknowledgement, the share that was resolved, and words that made it. Keeps sums and a few examples,"
          + " however many calls there are.",
      ""
    })
public final class JourneyCommand implements Subcommand {
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
      names = "--out",
      paramLabel = "FILE.html",
      description = "Write the map as one page that opens anywhere, offline.")
  private String out;

  @Option(names = "--json", description = "Write one line of JSON instead of tables.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    PrintWriter stdout = spec.commandLine().getOut();
    Shelf shelf = playbooks.shelf(spec.commandLine().getErr());
    BadLines bad = new BadLines(spec.commandLine().getErr());
    JourneyMap map = new JourneyMap();
    try (MergedEvents events = Recordings.open(files, redacted.redaction(), bad)) {
      CallBook book = new CallBook(shelf, new Debriefer(map::add));
      events.forEachRemaining(book::hear);
      book.finish();
    }
    JourneyMap.Report report = map.report();
    if (out != null) {
      try (OutputFile file = OutputFile.open(out)) {
        file.stream().write(Pages.of(report).getBytes(StandardCharsets.UTF_8));
        file.keep();
      }
    }
    if (json) {
      stdout.println(MapText.json(report));
    } else {
      MapText.lines(report).forEach(stdout::println);
    }
    stdout.flush();
    return bad.finish();
  }
}
