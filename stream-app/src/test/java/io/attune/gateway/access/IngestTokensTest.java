package io.attune.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTokensTest {
  private static final String FIRST = IngestTokens.make(new SecureRandom());
  private static final String SECOND = IngestTokens.make(new SecureRandom());

  @TempDir private Path folder;

  private final HandMovedClock clock = new HandMovedClock();

  /** Stands still until somebody moves it. */
  private static final class HandMovedClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void seconds(int seconds) {
      now = now.plusSeconds(seconds);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private Path file(String... lines) throws Exception {
    Path file = Files.writeString(folder.resolve("tokens"), String.join("\n", lines));
    // Two writes within the file system's smallest step of time are still two.
    clock.seconds(2);
    return Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
  }

  @Test
  void aTokenHas256BitsAndItsLineIsReadBack() throws Exception {
    assertThat(FIRST).matches("attune_[\\w-]{43}").isNotEqualTo(SECOND);
    String line = IngestTokens.line("deepgram", FIRST, "acme");
    assertThat(line).doesNotContain(FIRST.substring(7));
    Identity who = IngestTokens.of(file("# ours", "", line), clock).identify(FIRST).orElseThrow();
    assertThat(who.name()).isEqualTo("ingest:deepgram");
    assertThat(who.mayPublish("acme")).isTrue();
    assertThat(who.mayPublish("")).isFalse();
    assertThat(who.maySeeCall("acme", null, null)).isFalse();
  }

  @Test
  void aChangedFileIsReadAgainWithinASecond() throws Exception {
    IngestTokens tokens = IngestTokens.of(file(IngestTokens.line("a", FIRST, "")), clock);
    file(IngestTokens.line("b", SECOND, ""));
    assertThat(tokens.identify(FIRST)).isEmpty();
    assertThat(tokens.identify(SECOND)).get().extracting(Identity::name).isEqualTo("ingest:b");
  }

  @Test
  void aFileThatIsGoneLetsNobodyInUntilItIsBack() throws Exception {
    Path file = file(IngestTokens.line("a", FIRST, ""));
    IngestTokens tokens = IngestTokens.of(file, clock);
    Files.delete(file);
    clock.seconds(2);
    assertThat(tokens.identify(FIRST)).isEmpty();
    file(IngestTokens.line("a", FIRST, ""));
    assertThat(tokens.identify(FIRST)).isPresent();
  }

  @Test
  void aWrongLineIsNamedButNotQuoted() throws Exception {
    Path file = file(IngestTokens.line("a", FIRST, ""), "deepgram " + SECOND);
    assertThatThrownBy(() -> IngestTokens.of(file, clock))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file + ", line 2: expected a name, a SHA-256 in hex")
        .message()
        .doesNotContain(SECOND);
  }

  @Test
  void aFileThatIsNotThereIsSaidAtTheStart() {
    assertThatThrownBy(() -> IngestTokens.of(folder.resolve("none"), clock))
        .hasMessageContaining("none cannot be read");
  }

  @Test
  void namesAndTenantsThatWouldNotBeReadBackAreRefused() {
    assertThatThrownBy(() -> IngestTokens.line("two words", FIRST, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IngestTokens.line("a", FIRST, "two words"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IngestTokens.line("a", FIRST, "\nroot " + IngestTokens.hashOf("x")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
