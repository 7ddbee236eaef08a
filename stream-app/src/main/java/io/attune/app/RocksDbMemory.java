package io.attune.app;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One memory budget for all RocksDB stores of the process. Kafka Streams' default is a cache and
 * memtables of up to 100 MB for each store and partition; the turns of two minutes need little.
 */
public final class RocksDbMemory implements RocksDBConfigSetter {
  private static final long MIB = 1024 * 1024;
  private static final long CACHE_BYTES = 64 * MIB;
  private static final long MEMTABLES_BYTES = 32 * MIB;
  private static final long MEMTABLE_BYTES = 4 * MIB;

  /** Lives as long as the process, as the stores that share it come and go. */
  private static final class Shared {
    static final Cache CACHE = new LRUCache(CACHE_BYTES);
    static final WriteBufferManager MEMTABLES = new WriteBufferManager(MEMTABLES_BYTES, CACHE);
  }

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(Shared.CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(Shared.MEMTABLES);
    options.setWriteBufferSize(MEMTABLE_BYTES);
    options.setMaxWriteBufferNumber(2);
  }

  /** Nothing here belongs to one store alone. */
  @Override
  public void close(String storeName, Options options) {}
}
