package io.attune.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @Test
  void temporaryFolderIsGoneAfterCloseWithAllThatIsInIt() throws Exception {
    DataFolder folder = DataFolder.temporary();
    Files.writeString(
        Files.createDirectories(folder.path().resolve("calls-0")).resolve("0.log"), "x");

    folder.close();

    assertThat(folder.path()).doesNotExist();
  }

  @Test
  void keptFolderStaysAndIsKnownAgain(@TempDir Path temp) throws Exception {
    Path kept = temp.resolve("a/b");
    DataFolder.kept(kept).close();
    Files.writeString(kept.resolve("calls.log"), "x");

    try (DataFolder again = DataFolder.kept(kept)) {
      assertThat(again.path()).isEqualTo(kept).isDirectoryContaining("glob:**.log");
    }
  }

  @Test
  void folderOfAnotherClusterIsRefusedByItsName(@TempDir Path other) throws Exception {
    Files.writeString(
        other.resolve("meta.properties"), "version=1\nnode.id=7\ncluster.id=production\n");

    assertThatThrownBy(() -> DataFolder.kept(other))
        .isInstanceOf(EmbeddedKafkaException.class)
        .hasMessageContaining(other.toString())
        .hasMessageContaining("node.id=7, cluster.id=production")
        .hasMessageContaining("choose an empty folder");
    assertThat(other.resolve(DataFolder.MARKER)).doesNotExist();
  }

  @Test
  void folderWithOtherFilesIsRefused(@TempDir Path home) throws Exception {
    Files.writeString(home.resolve("letter.txt"), "dear");

    assertThatThrownBy(() -> DataFolder.kept(home))
        .isInstanceOf(EmbeddedKafkaException.class)
        .hasMessageContaining(home + " holds other files");
  }

  @Test
  void folderInUseIsRefusedUntilItIsFree(@TempDir Path shared) {
    try (DataFolder first = DataFolder.kept(shared)) {
      assertThatThrownBy(() -> DataFolder.kept(first.path()))
          .isInstanceOf(EmbeddedKafkaException.class)
          .hasMessageContaining("in use by another embedded broker");
    }
    DataFolder.kept(shared).close();
  }

  @Test
  void fileInPlaceOfAFolderIsNamed(@TempDir Path temp) throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "x");

    assertThatThrownBy(() -> DataFolder.kept(file.resolve("kafka")))
        .isInstanceOf(EmbeddedKafkaException.class)
        .hasMessageContaining("cannot write to its data folder " + file.resolve("kafka"));
  }

  @Test
  void folderWithACommaIsRefusedBecauseKafkaWouldSplitIt(@TempDir Path temp) {
    assertThatThrownBy(() -> DataFolder.kept(temp.resolve("a,b")))
        .isInstanceOf(EmbeddedKafkaException.class)
        .hasMessageContaining("without a comma");
  }

  @Test
  void onlyAFormattedFolderWithoutACleanEndIsLeftBehind(@TempDir Path temp) throws Exception {
    try (DataFolder folder = DataFolder.kept(temp)) {
      assertThat(folder.leftBehind()).isFalse();
      Files.writeString(temp.resolve("meta.properties"), "");
      assertThat(folder.leftBehind()).isTrue();
      Files.writeString(temp.resolve(".kafka_cleanshutdown"), "");
      assertThat(folder.leftBehind()).isFalse();
    }
  }
}
