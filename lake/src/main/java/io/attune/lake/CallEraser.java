package io.attune.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Takes the rows of erased calls out of one table, and then the files that held them off the lake.
 * A file with such rows is written anew without them. The sink may go on writing meanwhile.
 */
final class CallEraser {
  private static final String CALL_ID = "call_id";

  /** In the summary of a snapshot that this class made: how many rows went. */
  private static final String ERASED = "attune.erased-rows";

  /** What the sink notes in its snapshots; it looks there for how far it has come. */
  private static final String SINK = "kafka.connect.";

  private static final String SINK_OFFSETS = SINK + "offsets.";

  /** The sink commits a few times a minute at most, and an attempt takes less. */
  private static final int ATTEMPTS = 5;

  private final Table table;
  private final Schema callId;

  /**
   * @throws IllegalArgumentException if the table has no column {@code call_id}
   */
  CallEraser(Table table) {
    this.table = table;
    this.callId = table.schema().select(CALL_ID);
    if (callId.columns().isEmpty()) {
      throw new IllegalArgumentException(table.name() + " has no column " + CALL_ID);
    }
  }

  /**
   * @return how many rows went
   * @throws ValidationException if others kept changing the table; nothing has changed then
   * @throws IllegalArgumentException if a tag or branch keeps a snapshot with such rows
   */
  long erase(Set<String> calls) throws IOException {
    long rows = withoutConflict(calls);
    dropSnapshotsWithErasedRows();
    return rows;
  }

  private long withoutConflict(Set<String> calls) throws IOException {
    for (int attempt = 1; ; attempt++) {
      table.refresh();
      try {
        return table.currentSnapshot() == null ? 0 : rewrite(calls);
      } catch (ValidationException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private long rewrite(Set<String> calls) throws IOException {
    Snapshot before = table.currentSnapshot();
    // If the sink commits meanwhile, its progress in our snapshot would be out of date.
    OverwriteFiles overwrite =
        table
            .newOverwrite()
            .validateFromSnapshot(before.snapshotId())
            .conflictDetectionFilter(Expressions.alwaysTrue())
            .validateNoConflictingData()
            .validateNoConflictingDeletes();
    DataFiles files = new DataFiles(table);
    long erased = 0;
    try (CloseableIterable<FileScanTask> tasks =
        table
            .newScan()
            .useSnapshot(before.snapshotId())
            .filter(Expressions.in(CALL_ID, calls))
            .planFiles()) {
      for (FileScanTask task : tasks) {
        long of = rowsOf(calls, files, task);
        if (of > 0) {
          erased += of;
          replace(task, calls, files, overwrite);
        }
      }
    }
    if (erased > 0) {
      progressOfSink(before).forEach(overwrite::set);
      overwrite.set(ERASED, Long.toString(erased)).commit();
    }
    return erased;
  }

  private long rowsOf(Set<String> calls, DataFiles files, FileScanTask task) throws IOException {
    try (CloseableIterable<Record> rows = files.rows(task, callId)) {
      long of = 0;
      for (Record row : rows) {
        of += isOf(calls, row) ? 1 : 0;
      }
      return of;
    }
  }

  private void replace(
      FileScanTask task, Set<String> calls, DataFiles files, OverwriteFiles overwrite)
      throws IOException {
    overwrite.deleteFile(task.file());
    try (CloseableIterable<Record> rows = files.rows(task, table.schema())) {
      DataFile kept = files.write(task, CloseableIterable.filter(rows, row -> !isOf(calls, row)));
      if (kept.recordCount() > 0) {
        overwrite.addFile(kept);
      } else {
        table.io().deleteFile(kept.location());
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isOf(Set<String> calls, Record row) {
    return calls.contains((String) row.getField(CALL_ID));
  }

  /** Without it in the newest snapshots, a sink that was killed could write rows again. */
  private Map<String, String> progressOfSink(Snapshot newest) {
    for (Snapshot snapshot : SnapshotUtil.ancestorsOf(newest.snapshotId(), table::snapshot)) {
      Map<String, String> summary = snapshot.summary();
      if (summary.keySet().stream().anyMatch(name -> name.startsWith(SINK_OFFSETS))) {
        return summary.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(SINK))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      }
    }
    return Map.of();
  }

  /**
   * Those before the last erasure, also if it was that of an earlier run. Each by its id: only then
   * does Iceberg look for every file that nothing needs any more.
   */
  private void dropSnapshotsWithErasedRows() {
    long erasedAt = lastErasure();
    List<Snapshot> old =
        StreamSupport.stream(table.snapshots().spliterator(), false)
            .filter(s -> s.sequenceNumber() < erasedAt)
            .toList();
    if (!old.isEmpty()) {
      ExpireSnapshots expiry = table.expireSnapshots();
      old.forEach(snapshot -> expiry.expireSnapshotId(snapshot.snapshotId()));
      expiry.commit();
    }
  }

  /** The sequence number of the newest snapshot that this class made, 0 if there is none. */
  private long lastErasure() {
    Snapshot current = table.currentSnapshot();
    if (current != null) {
      for (Snapshot snapshot : SnapshotUtil.ancestorsOf(current.snapshotId(), table::snapshot)) {
        if (snapshot.summary().containsKey(ERASED)) {
          return snapshot.sequenceNumber();
        }
      }
    }
    return 0;
  }
}
