package io.attune.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.playbook.PlaybookRef;
import org.junit.jupiter.api.Test;

class PlaybookDocumentsTest {

  private final PlaybookDocuments values = new PlaybookDocuments();
  private final PlaybookRef ref = new PlaybookRef("team-en", 2);

  @Test
  void documentsComeBackAsTheyWere() throws Exception {
    PublishedPlaybook playbook = PublishedPlaybook.of(ref, "playbook: “team-en”\n", 1_760_000_000L);

    assertThat(values.decode(values.encode(playbook))).isEqualTo(playbook);
    assertThat(playbook.sha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void aPublisherNeedNotSayWhenAndWhatTheSumIs() throws Exception {
    PublishedPlaybook playbook = new PublishedPlaybook(ref, "text", "", null);

    assertThat(values.decode(values.encode(playbook))).isEqualTo(playbook);
  }

  @Test
  void aTextThatIsNotTheOneOfItsSumIsRefused() {
    String other = PublishedPlaybook.sha256("other");
    byte[] changed = values.encode(new PublishedPlaybook(ref, "text", other, null));

    assertThatThrownBy(() -> values.decode(changed))
        .isInstanceOf(Undecodable.class)
        .hasMessageContaining("team-en@2 is not the text");
  }

  @Test
  void aNameThatNoPlaybookHasIsRefused() {
    byte[] unnamed =
        values.encode(new PublishedPlaybook(new PlaybookRef("Team EN", 2), "text", "", null));

    assertThatThrownBy(() -> values.decode(unnamed)).isInstanceOf(Undecodable.class);
  }
}
