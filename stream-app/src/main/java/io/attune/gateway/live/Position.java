package io.attune.gateway.live;

/**
 * A record's place: the same for every instance of the gateway.
 *
 * @param topic a letter for each topic that is passed on
 * @param partition of that topic
 * @param offset in that partition
 */
record Position(char topic, int partition, long offset) {
  static final char CUES = 'c';
  static final char VIEWS = 'v';
  static final char TURNS = 't';
}
