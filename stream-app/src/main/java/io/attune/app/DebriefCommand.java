package io.attune.app;

import io.attune.app.debrief.DebriefOutput;
import io.attune.app.play.Cluster;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.PlaybookActivated;
import io.attune.call.CallInput;
import io.attune.debrief.Debrief;
import io.attune.debrief.Debriefer;
import io.attune.engine.CallBook;
import io.attune.engine.CallEngine;
import io.attune.playbook.PlaybookRef;
import io.attune.topology.Topics;
import io.attune.wire.json.MergedEvents;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Read the calls from this Kafka.")
  private String bootstrapServers;

  @Option(
      names = "--topic-prefix",
      paramLabel = "TEXT",
      description = "Before the name of every topic (default: ATTUNE_TOPIC_PREFIX, or nothing).")
  private String topicPrefix;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Read the calls from the Kafka of these settings, as attune run takes them.")
  private Path config;

  @Override
  public Integer call() throws Exception {
    CallEngine engine = Playbooks.engine(Playbooks.load(playbook, spec.commandLine().getErr()));
    DebriefOutput output =
        DebriefOutput.to(
            out == null && !json ? "." : out, json ? spec.commandLine().getOut() : null);
    int exitCode =
        bootstrapServers == null && config == null
            ? ofRecordings(engine, output)
            : ofKafka(engine, output);
    output.finish(spec.commandLine().getErr());
    return exitCode;
  }

  private int ofRecordings(CallEngine engine, DebriefOutput output) throws IOException {
    BadLines bad = new BadLines(spec.commandLine().getErr());
    try (MergedEvents events = Recordings.open(names, bad)) {
      CallBook book =
          new CallBook(engine, new Debriefer(debrief -> writeIfWanted(debrief, output)));
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

  private int ofKafka(CallEngine engine, DebriefOutput output) throws InterruptedException {
    Cluster cluster = cluster();
    cluster.check();
    PrintWriter err = spec.commandLine().getErr();
    int exitCode = ExitCode.OK;
    try (KafkaCalls calls = KafkaCalls.at(cluster)) {
      for (String callId : names) {
        int before = output.written();
        CallBook book = new CallBook(engine, new Debriefer(output::write));
        RunOn runOn = new RunOn(callId, engine.playbook().ref());
        calls.read(
            callId,
            input -> {
              runOn.hear(input);
              book.hear(input);
            },
            book::pass);
        book.finish();
        runOn.warning().ifPresent(err::println);
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

  /** Notices that a call ran on another playbook than the one that it is debriefed with. */
  private static final class RunOn {
    private final String callId;
    private final PlaybookRef debriefedWith;
    private PlaybookRef activated;
    private boolean begun;

    RunOn(String callId, PlaybookRef debriefedWith) {
      this.callId = callId;
      this.debriefedWith = debriefedWith;
    }

    /** Running calls keep the playbook that they began with. */
    void hear(CallInput input) {
      if (input instanceof CallEvent event) {
        begun |= event.callId() != null;
        if (!begun && event.body() instanceof PlaybookActivated news) {
          activated = new PlaybookRef(news.playbookId(), news.version());
        }
      }
    }

    Optional<String> warning() {
      return activated == null || activated.equals(debriefedWith)
          ? Optional.empty()
          : Optional.of(
              callId
                  + ": ran on the playbook "
                  + activated
                  + ", debriefed with "
                  + debriefedWith
                  + " (name the other one with --playbook)");
    }
  }

  private Cluster cluster() {
    Map<Setting, String> given = new EnumMap<>(Setting.class);
    if (bootstrapServers != null) {
      given.put(Setting.BOOTSTRAP_SERVERS, bootstrapServers);
    }
    if (topicPrefix != null) {
      given.put(Setting.TOPIC_PREFIX, topicPrefix);
    }
    AppConfig settings = AppConfig.read(Optional.ofNullable(config), given);
    return new Cluster(settings.clientProperties(), new Topics(settings.topicPrefix()));
  }
}
