package io.attune.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.sealing.CallKey;
import io.attune.sealing.KeyRing;
import io.attune.sealing.MasterKeys;
import io.attune.sealing.Sealer;
import io.attune.sealing.Sealing;
import io.attune.sealing.TextKey;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a warehouse are opened wherever in them something is sealed. */
class SealedLinesTest {
  @TempDir private Path folder;
  private SealedLines lines;
  private String sealed;

  @BeforeEach
  void seal() {
    MasterKeys masterKeys = MasterKeys.read(TextKey.in(folder));
    CallKey key = masterKeys.newKey("c1");
    KeyRing keys = new KeyRing(new Sealing(masterKeys, false), 10);
    keys.take("c1".getBytes(UTF_8), key.wrapped().getBytes(UTF_8));
    lines = new SealedLines(keys);
    sealed = new Sealer().seal(key, "text", "say \"no\"");
  }

  @Test
  void textsListsAndJsonInTextsAreOpened() {
    assertThat(lines.open("{\"call_id\":\"c1\",\"text\":\"" + sealed + "\",\"tension\":0.5}"))
        .isEqualTo("{\"call_id\":\"c1\",\"text\":\"say \\\"no\\\"\",\"tension\":0.5}");
    assertThat(lines.open("{\"callId\":\"c1\",\"prompts\":[\"hello\",\"" + sealed + "\"]}"))
        .isEqualTo("{\"callId\":\"c1\",\"prompts\":[\"hello\",\"say \\\"no\\\"\"]}");
    assertThat(
            lines.open(
                "{\"call_id\":\"c1\",\"evidence\":\"[{\\\"quote\\\":\\\"" + sealed + "\\\"}]\"}"))
        .isEqualTo(
            "{\"call_id\":\"c1\",\"evidence\":"
                + "\"[{\\\"quote\\\":\\\"say \\\\\\\"no\\\\\\\"\\\"}]\"}");
  }

  @Test
  void ofACallWithoutAKeyItIsSaidThatItIsSealed() {
    assertThat(lines.open("{\"callId\":\"c2\",\"text\":\"" + sealed + "\"}"))
        .isEqualTo("{\"callId\":\"c2\",\"text\":\"[sealed]\"}");
  }

  @Test
  void whatIsNoRowIsRefused() {
    assertThatThrownBy(() -> lines.open("zanzibar")).hasMessage("is no JSON");
    assertThatThrownBy(() -> lines.open("{\"text\":\"zanzibar\"}"))
        .hasMessage("expected a JSON object with callId or call_id");
  }
}
