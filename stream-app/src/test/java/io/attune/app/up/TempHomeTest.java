package io.attune.app.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TempHomeTest {
  @TempDir private Path parent;

  @Test
  void closeLeavesNothing() throws Exception {
    TempHome home = TempHome.make(parent);
    Files.writeString(Files.createDirectories(home.path().resolve("a/b")).resolve("file"), "x");

    home.close();

    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void folderOfAKilledProcessIsRemovedByTheNextOne() throws Exception {
    Path killed = Files.createDirectory(parent.resolve(TempHome.PREFIX + "killed"));
    Files.writeString(killed.resolve(TempHome.OWNER), "1234567");
    Files.writeString(killed.resolve("data"), "x");

    try (TempHome home = TempHome.make(parent)) {
      assertThat(killed).doesNotExist();
      assertThat(home.path()).exists();
    }
  }

  @Test
  void folderOfALivingProcessStays() throws Exception {
    try (TempHome living = TempHome.make(parent);
        TempHome next = TempHome.make(parent)) {
      assertThat(living.path()).exists();
      assertThat(next.path()).exists();
    }
  }

  @Test
  void folderThatIsNotRecognisablyOursStays() throws Exception {
    Path stranger = Files.createDirectory(parent.resolve(TempHome.PREFIX + "stranger"));
    Files.writeString(stranger.resolve("precious"), "x");
    // Another process has made its folder and not yet said so.
    Path young = Files.createDirectory(parent.resolve(TempHome.PREFIX + "young"));
    Files.createFile(young.resolve(TempHome.OWNER));

    TempHome.make(parent).close();

    assertThat(stranger.resolve("precious")).exists();
    assertThat(young).exists();
  }
}
