package io.attune.playbook.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A playbook that cannot be used, with all that is wrong in it, in the order of its lines. */
public final class PlaybookFaults extends Exception {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final transient List<PlaybookFault> faults;
  private final int count;

  /**
   * @param name the file, or whatever the reader of the report knows the playbook by
   * @param faults at least one
   * @param count how many were found in all; more than {@code faults} holds when a hostile file had
   *     too many to keep
   */
  PlaybookFaults(String name, List<PlaybookFault> faults, int count) {
    super(report(name, faults, count));
    this.name = name;
    this.faults = List.copyOf(faults);
    this.count = count;
  }

  /** The file, or whatever the caller named it. */
  public String name() {
    return name;
  }

  /** What is wrong, in the order of lines; never empty, at most {@value FaultCollector#MOST}. */
  public List<PlaybookFault> faults() {
    return faults;
  }

  /** How many faults were found in all. */
  public int count() {
    return count;
  }

  /**
   * One line for each fault: {@code file:line:column field: what is wrong; what would be right}.
   */
  public String report() {
    return getMessage();
  }

  private static String report(String name, List<PlaybookFault> faults, int count) {
    String lines =
        faults.stream().map(fault -> name + ":" + fault).collect(Collectors.joining("\n"));
    int more = count - faults.size();
    return more == 0 ? lines : lines + "\n" + name + ": at least " + more + " more faults";
  }
}
