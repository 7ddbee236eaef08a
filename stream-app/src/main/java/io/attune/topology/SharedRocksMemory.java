package io.attune.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One small cache and one write buffer for all RocksDB instances of the process. A window store is
 * several instances for each partition, and each would take up to a hundred megabytes by default;
 * our rows are few and are read only after a restart.
 */
public final class SharedRocksMemory implements RocksDBConfigSetter {
  private static final long CACHE_BYTES = 16L * 1024 * 1024;
  private static final long WRITE_BUFFER_BYTES = 16L * 1024 * 1024;
  private static final long MEMTABLE_BYTES = 1024 * 1024;

  /** Native memory that lives as long as the process, hence never closed. */
  private static final class Shared {
    static final Cache CACHE = new LRUCache(CACHE_BYTES);
    static final WriteBufferManager WRITE_BUFFER =
        new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);
  }

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(Shared.CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(Shared.WRITE_BUFFER);
    options.setWriteBufferSize(MEMTABLE_BYTES);
    options.setMaxWriteBufferNumber(2);
  }

  /** Nothing of its own to free: what is shared stays. */
  @Override
  public void close(String storeName, Options options) {}
}
