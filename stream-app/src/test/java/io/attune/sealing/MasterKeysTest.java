package io.attune.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file of master keys is said, with what would mend it. */
class MasterKeysTest {
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("text.key");
  }

  private void write(String content, String permissions) throws IOException {
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private void refuses(String... why) {
    assertThatThrownBy(() -> MasterKeys.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(file.toString())
        .contains(why)
        .doesNotContain(KEY);
  }

  @Test
  void aFileOfTheOwnerOrTheirGroupIsRead() throws IOException {
    write(KEY + "\n", "rw-------");
    assertThat(MasterKeys.read(file)).hasToString("MasterKeys[1]");
    write("# two\n" + KEY + "\n\n" + "q" + KEY.substring(1) + "\n", "r--r-----");
    assertThat(MasterKeys.read(file)).hasToString("MasterKeys[2]");
  }

  @Test
  void aFileThatIsNotThere() {
    refuses("is not there", "openssl rand -base64 32");
  }

  @Test
  void aFileThatEverybodyReads() throws IOException {
    write(KEY, "rw-r--r--");
    refuses("open to everybody", "chmod");
  }

  @Test
  void aFileWithoutAKey() throws IOException {
    write("# later\n", "rw-------");
    refuses("has no key", "openssl rand -base64 32");
  }

  @Test
  void aKeyThatIsTooShortOrNoBase64() throws IOException {
    write(KEY + "\nAAAA\n", "rw-------");
    refuses("line 2 has 24 bits", "256 bits");
    write("not a key!\n", "rw-------");
    refuses("line 1 is not Base64");
  }
}
