package io.attune.app.playbook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.app.ClusterOptions;
import io.attune.app.ExitCode;
import io.attune.app.Playbooks;
import io.attune.app.Subcommand;
import io.attune.playbook.Playbook;
import io.attune.playbook.yaml.PlaybookChange;
import io.attune.playbook.yaml.PlaybookDiff;
import io.attune.playbook.yaml.PlaybookFaults;
import io.attune.playbook.yaml.PlaybookSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attune playbook diff}: in what two playbooks differ, by what they come to. */
@Command(
    name = "diff",
    description = {
      "Tells in what two playbooks differ: thresholds, attention, phrases, rules.",
      "",
      "Compares what they come to with all that they inherit, not how their files are written. Exit status 0 if they do the"
          + " same, 1 if not.",
      ""
    })
final class DiffCommand implements Subcommand {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions kafka;

  @Parameters(index = "0", paramLabel = "OLD", description = "The one before.")
  private String old;

  @Parameters(index = "1", paramLabel = "NEW", description = "The one after.")
  private String now;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    PlaybookSource source = Places.of(kafka);
    Playbook before = read(old, source);
    Playbook after = read(now, source);
    List<PlaybookChange> changes = PlaybookDiff.between(before, after);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("old", before.ref().toString());
      all.put("new", after.ref().toString());
      all.put("changes", changes);
      out.println(new ObjectMapper().writeValueAsString(all));
    } else {
      out.println(before.ref() + " -> " + after.ref() + (changes.isEmpty() ? ": the same" : ""));
      changes.forEach(change -> print(change, out));
    }
    return changes.isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
  }

  private Playbook read(String name, PlaybookSource source) throws IOException {
    try {
      return Playbooks.read(name, source).playbook();
    } catch (PlaybookFaults e) {
      throw Playbooks.faulty(name, e, spec.commandLine().getErr());
    }
  }

  private static void print(PlaybookChange change, PrintWriter out) {
    if (change instanceof PlaybookChange.Value value) {
      out.println(value.path() + ": " + value.from() + " -> " + value.to());
    } else if (change instanceof PlaybookChange.Items items) {
      out.println(items.path() + ":");
      items.removed().forEach(item -> out.println("  - " + item));
      items.added().forEach(item -> out.println("  + " + item));
    }
  }
}
