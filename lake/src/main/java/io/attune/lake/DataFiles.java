package io.attune.lake;

import java.io.IOException;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericDeleteFilter;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;

/** Reads and writes a table's files row by row, for what Iceberg leaves to engines. */
final class DataFiles {
  private final Table table;
  private final OutputFileFactory names;

  DataFiles(Table table) {
    this.table = table;
    this.names =
        OutputFileFactory.builderFor(table, 0, 0)
            .operationId(UUID.randomUUID().toString())
            .format(FileFormat.PARQUET)
            .build();
  }

  /** The rows of one file as readers of the table see them, without those deleted elsewhere. */
  CloseableIterable<Record> rows(FileScanTask task, Schema columns) {
    GenericDeleteFilter deleted =
        new GenericDeleteFilter(table.io(), task, table.schema(), columns);
    return deleted.filter(
        FormatModelRegistry.<Record, Schema>readBuilder(
                task.file().format(), Record.class, table.io().newInputFile(task.file()))
            .project(deleted.requiredSchema())
            .build());
  }

  /** Writes rows into a new file of a partition, which no reader sees until it is committed. */
  DataFile write(FileScanTask like, Iterable<Record> rows) throws IOException {
    DataWriter<Record> writer =
        new GenericFileWriterFactory.Builder(table)
            .build()
            .newDataWriter(
                names.newOutputFile(like.spec(), like.file().partition()),
                like.spec(),
                like.file().partition());
    try (writer) {
      rows.forEach(writer::write);
    }
    return writer.toDataFile();
  }
}
