package io.attune.playbook.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Notes faults while a playbook is read. */
final class FaultCollector {

  /**
   * Most faults kept; the rest is counted. Nobody reads more, and a hostile file has no end of
   * them.
   */
  static final int MOST = 500;

  /** Most characters of a value that are quoted in a fault. */
  private static final int QUOTED_CHARS = 40;

  private static final Comparator<PlaybookFault> BY_PLACE =
      Comparator.comparingInt(PlaybookFault::line).thenComparingInt(PlaybookFault::column);

  private final List<PlaybookFault> faults = new ArrayList<>();
  private int count;

  void add(Node at, String field, String problem, String fix) {
    add(at.getStartMark(), field, problem, fix);
  }

  void add(Optional<Mark> at, String field, String problem, String fix) {
    int line = at.map(Mark::getLine).orElse(0) + 1;
    int column = at.map(Mark::getColumn).orElse(0) + 1;
    add(new PlaybookFault(line, column, field, problem, fix));
  }

  void add(PlaybookFault fault) {
    count++;
    if (faults.size() < MOST) {
      faults.add(fault);
    }
  }

  /** How many so far; a reader compares it before and after to learn whether a part was sound. */
  int count() {
    return count;
  }

  /** Whether no more faults are kept, so that costly looks for them can be left out. */
  boolean isFull() {
    return faults.size() == MOST;
  }

  void throwIfAny(String name) throws PlaybookFaults {
    if (count > 0) {
      throw new PlaybookFaults(name, faults.stream().sorted(BY_PLACE).toList(), count);
    }
  }

  /** A value as faults quote it: on one line, cut where it is long. */
  static String quoted(String value) {
    return '"' + abbreviated(value) + '"';
  }

  /** The start of a value, on one line and without signs that a terminal would obey. */
  static String abbreviated(String value) {
    boolean isLong = value.length() > QUOTED_CHARS;
    String start = isLong ? value.substring(0, QUOTED_CHARS) : value;
    return start.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\s]+", " ") + (isLong ? "…" : "");
  }
}
