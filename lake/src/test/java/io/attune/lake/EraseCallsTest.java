package io.attune.lake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.hadoop.HadoopCatalog;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasing on a lake that is a folder. */
class EraseCallsTest {
  private static final TableIdentifier TURNS = TableIdentifier.parse("attune.call_turns");
  private static final TableIdentifier ERASURES = TableIdentifier.parse("attune.call_erasures");
  private static final String PROGRESS = "kafka.connect.offsets.lake-control.connect-lake";

  @TempDir Path folder;
  private HadoopCatalog catalog;
  private Path sink;

  @BeforeEach
  void makeTables() throws IOException {
    catalog = new HadoopCatalog(new Configuration(), folder.resolve("lake").toUri().toString());
    Schema turns =
        new Schema(
            Types.NestedField.optional(1, "call_id", Types.StringType.get()),
            Types.NestedField.optional(2, "team", Types.StringType.get()),
            Types.NestedField.optional(3, "text", Types.StringType.get()));
    catalog.createTable(
        TURNS,
        turns,
        PartitionSpec.builderFor(turns).identity("team").build(),
        // So that words can be looked for in the bytes.
        Map.of("write.parquet.compression-codec", "uncompressed"));
    catalog.createTable(ERASURES, turns.select("call_id"));
    sink = folder.resolve("lake.json");
    Files.writeString(
        sink,
        """
        {"name": "lake", "config": {
          "iceberg.catalog.type": "hadoop",
          "iceberg.catalog.warehouse": "%s",
          "iceberg.tables": "attune.call_turns,attune.call_erasures"}}
        """
            .formatted(folder.resolve("lake").toUri()));
  }

  @AfterEach
  void close() throws IOException {
    catalog.close();
  }

  @Test
  void rowsAndWordsOfAnErasedCallAreGoneAndAllOthersStay() throws IOException {
    append("sales", List.of("c1", "c2", "c1"), "kept-and-erased");
    append("sales", List.of("c1"), "erased-only");
    append("care", List.of("c2", "c3"), "kept-only");
    append(ERASURES, "", List.of("c1"), "");
    assertThat(filesWith("of c1")).isPositive();

    EraseCalls.main(new String[] {sink.toString()});

    assertThat(texts())
        .containsExactlyInAnyOrder("kept-and-erased of c2", "kept-only of c2", "kept-only of c3");
    assertThat(filesWith("of c1")).isZero();
    assertThat(filesWith("of c2")).isEqualTo(2);
  }

  @Test
  void theSinkFindsItsProgressInTheNewestSnapshot() throws IOException {
    append("sales", List.of("c1", "c2"), "said");
    append(ERASURES, "", List.of("c1"), "");

    EraseCalls.main(new String[] {sink.toString()});

    Table turns = catalog.loadTable(TURNS);
    assertThat(turns.snapshots()).hasSize(1);
    assertThat(turns.currentSnapshot().summary())
        .containsEntry(PROGRESS, "{\"0\":1}")
        .containsEntry("attune.erased-rows", "1");
  }

  @Test
  void aSecondRunChangesNothing() throws IOException {
    append("sales", List.of("c1", "c2"), "said");
    append(ERASURES, "", List.of("c1"), "");
    EraseCalls.main(new String[] {sink.toString()});
    long snapshot = catalog.loadTable(TURNS).currentSnapshot().snapshotId();

    EraseCalls.main(new String[] {sink.toString()});

    assertThat(catalog.loadTable(TURNS).currentSnapshot().snapshotId()).isEqualTo(snapshot);
  }

  @Test
  void withoutErasuresOldSnapshotsStay() throws IOException {
    append("sales", List.of("c1"), "first");
    append("sales", List.of("c1"), "second");

    EraseCalls.main(new String[] {sink.toString()});

    assertThat(catalog.loadTable(TURNS).snapshots()).hasSize(2);
  }

  @Test
  void whatTheSinkAppendsMeanwhileStays() throws IOException {
    append("sales", List.of("c1", "c2"), "before");
    boolean[] appended = {false};
    Set<String> calls =
        new HashSet<>(Set.of("c1")) {
          @Override
          public boolean contains(Object call) {
            if (!appended[0]) {
              appended[0] = true;
              append("sales", List.of("c1", "c2"), "meanwhile");
            }
            return super.contains(call);
          }
        };

    long rows = new CallEraser(catalog.loadTable(TURNS)).erase(calls);

    assertThat(rows).isEqualTo(2);
    assertThat(texts()).containsExactlyInAnyOrder("before of c2", "meanwhile of c2");
  }

  @Test
  void aVariableThatIsNotSetIsNamed() throws IOException {
    Files.writeString(
        sink, "{\"name\": \"lake\", \"config\": {\"iceberg.catalog.uri\": \"${env:NO_SUCH}\"}}");

    assertThatThrownBy(() -> SinkFile.read(sink, name -> null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("NO_SUCH is not set");
  }

  private List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    try (CloseableIterable<Record> rows = IcebergGenerics.read(catalog.loadTable(TURNS)).build()) {
      rows.forEach(row -> texts.add((String) row.getField("text")));
    }
    return texts;
  }

  private long filesWith(String words) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(file -> has(file, words)).count();
    }
  }

  private static boolean has(Path file, String words) {
    try {
      return new String(Files.readAllBytes(file), ISO_8859_1).contains(words);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void append(String team, List<String> calls, String text) {
    append(TURNS, team, calls, text);
  }

  /** One commit of one file, as the sink makes them. */
  private void append(TableIdentifier name, String team, List<String> calls, String text) {
    Table table = catalog.loadTable(name);
    GenericRecord row = GenericRecord.create(table.schema());
    List<Record> rows =
        calls.stream()
            .<Record>map(
                call ->
                    name.equals(TURNS)
                        ? row.copy("call_id", call, "team", team, "text", text + " of " + call)
                        : row.copy("call_id", call))
            .toList();
    PartitionKey partition = new PartitionKey(table.spec(), table.schema());
    partition.partition(rows.get(0));
    DataWriter<Record> writer =
        new GenericFileWriterFactory.Builder(table)
            .build()
            .newDataWriter(
                OutputFileFactory.builderFor(table, 0, 0)
                    .format(FileFormat.PARQUET)
                    .build()
                    .newOutputFile(table.spec(), partition),
                table.spec(),
                partition);
    try (writer) {
      rows.forEach(writer::write);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    AppendFiles append = table.newAppend().appendFile(writer.toDataFile());
    append.set(PROGRESS, "{\"0\":1}").commit();
  }
}
