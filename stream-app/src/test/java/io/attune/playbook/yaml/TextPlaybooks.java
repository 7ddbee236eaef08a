package io.attune.playbook.yaml;

import io.attune.playbook.Playbook;
import io.attune.playbook.PlaybookRef;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Playbooks at hand as texts, for tests. */
final class TextPlaybooks implements PlaybookSource {

  private final List<PlaybookText> texts = new ArrayList<>();

  static TextPlaybooks of(String... texts) {
    TextPlaybooks playbooks = new TextPlaybooks();
    for (String text : texts) {
      PlaybookRef ref = PlaybookYaml.refOf(text).orElseThrow();
      playbooks.texts.add(new PlaybookText(ref, ref.id() + ".yaml", text));
    }
    return playbooks;
  }

  @Override
  public Optional<PlaybookText> find(PlaybookRef ref) {
    return texts.stream().filter(text -> text.ref().equals(ref)).findFirst();
  }

  @Override
  public List<PlaybookRef> known() {
    return texts.stream().map(PlaybookText::ref).toList();
  }

  Playbook read(String text) throws PlaybookFaults {
    return lineage(text).playbook();
  }

  PlaybookLineage lineage(String text) throws PlaybookFaults {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return PlaybookYaml.read("team.yaml", new ByteArrayInputStream(bytes), this);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
