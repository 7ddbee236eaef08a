package io.attune.app;

import io.attune.playbook.Playbook;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What recorded calls are listened to with. */
final class PlaybookOptions {
  @Option(
      names = "--playbook",
      paramLabel = "PLAYBOOK",
      description =
          "What to listen for and what to say: a YAML file, or the id of one that comes with Attune. Given again: others that the"
              + " recording may activate (default: the one that comes with Attune for each call's language).")
  private List<String> names = List.of();

  /**
   * The playbooks at hand.
   *
   * @param err where every fault of a file is listed, each with its line
   * @throws Failure if there is none of a name, or it has faults
   */
  LocalShelf shelf(PrintWriter err) throws IOException {
    List<Playbook> own = new ArrayList<>();
    for (String name : names) {
      own.add(Playbooks.named(name, err));
    }
    return LocalShelf.of(own);
  }
}
