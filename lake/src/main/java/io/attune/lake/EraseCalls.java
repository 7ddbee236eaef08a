package io.attune.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Takes the calls in the table {@code call_erasures} out of all other tables that the sink writes.
 * Does nothing more when it is run again, so it is run every now and then.
 */
public final class EraseCalls {
  private static final String ERASURES = "call_erasures";

  private EraseCalls() {}

  /**
   * @param args the sink's file
   * @throws IOException if it, the catalog or the tables cannot be read
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("usage: EraseCalls SINK.json");
      System.exit(2);
    }
    erase(SinkFile.read(Path.of(args[0]), System::getenv));
  }

  private static void erase(SinkFile sink) throws IOException {
    Catalog catalog = sink.catalog();
    Set<String> calls = new HashSet<>();
    for (TableIdentifier name : sink.tables()) {
      if (name.name().equals(ERASURES) && catalog.tableExists(name)) {
        calls.addAll(erasedCalls(catalog.loadTable(name)));
      }
    }
    System.out.println(calls.size() + " erased calls");
    for (TableIdentifier name : sink.tables()) {
      if (!name.name().equals(ERASURES) && catalog.tableExists(name)) {
        long rows = new CallEraser(catalog.loadTable(name)).erase(calls);
        System.out.println(name + ": " + rows + " rows erased");
      }
    }
  }

  private static Set<String> erasedCalls(Table erasures) throws IOException {
    Set<String> calls = new HashSet<>();
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(erasures).select("call_id").build()) {
      rows.forEach(row -> calls.add((String) row.getField("call_id")));
    }
    return calls;
  }
}
