package io.attune.load;

/** What a workload came to. */
interface Measured {
  /** A table for people. */
  String table();

  /** The one line that machines read. */
  String json();

  /** A page that needs nothing else, for those that have one; else null. */
  default String html() {
    return null;
  }
}
