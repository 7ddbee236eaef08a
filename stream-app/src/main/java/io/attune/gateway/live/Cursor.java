package io.attune.gateway.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a client has come: of each partition that it was told something from, the offset of the
 * last record. It travels as the id of each event and comes back when the client reconnects, to
 * whichever instance. A partition that is not in it is one of which the client has heard nothing,
 * or nothing for very long. Not safe for threads.
 */
final class Cursor {
  /**
   * As many partitions as it remembers, the latest ones: an id is sent with every event. A client
   * that hears from more is told some things again, which it knows by their ids.
   */
  static final int MOST = 64;

  private static final int RADIX = 36;
  private static final int LONGEST = MOST * 24;
  private static final Pattern PART = Pattern.compile("([a-z])([0-9a-z]{1,6})-([0-9a-z]{1,13})");

  private final Map<Partition, Long> offsets = new LinkedHashMap<>();

  private record Partition(char topic, int number) {}

  /** Of a client that knows nothing. */
  Cursor() {}

  /**
   * What a client brings back.
   *
   * @param id null or blank if it brings nothing
   * @return empty if it is none of ours: the client then counts as new
   */
  static Optional<Cursor> parse(String id) {
    if (id == null || id.isBlank() || id.length() > LONGEST) {
      return Optional.empty();
    }
    Cursor cursor = new Cursor();
    try {
      for (String part : id.split("\\.", MOST + 1)) {
        Matcher found = PART.matcher(part);
        if (!found.matches()) {
          return Optional.empty();
        }
        cursor.moveTo(
            new Position(
                found.group(1).charAt(0),
                Integer.parseInt(found.group(2), RADIX),
                Long.parseLong(found.group(3), RADIX)));
      }
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    return Optional.of(cursor);
  }

  /** Whether the client knows nothing. */
  boolean isNew() {
    return offsets.isEmpty();
  }

  /** Whether the client has been told of what stands there. */
  boolean covers(Position position) {
    Long offset = offsets.get(new Partition(position.topic(), position.partition()));
    return offset != null && position.offset() <= offset;
  }

  /** The client is told of what stands there. A cursor never goes back. */
  void moveTo(Position position) {
    Partition partition = new Partition(position.topic(), position.partition());
    Long before = offsets.remove(partition);
    offsets.put(
        partition, before == null ? position.offset() : Math.max(before, position.offset()));
    if (offsets.size() > MOST) {
      offsets.remove(offsets.keySet().iterator().next());
    }
  }

  /** As an event's id: letters, digits, dots and hyphens. */
  @Override
  public String toString() {
    StringBuilder id = new StringBuilder(16 * offsets.size());
    offsets.forEach(
        (partition, offset) -> {
          id.append(id.length() == 0 ? "" : ".").append(partition.topic);
          id.append(Integer.toString(partition.number, RADIX)).append('-');
          id.append(Long.toString(offset, RADIX));
        });
    return id.toString();
  }
}
