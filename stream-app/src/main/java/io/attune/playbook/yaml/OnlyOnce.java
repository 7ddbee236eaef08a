package io.attune.playbook.yaml;

import java.util.HashMap;
import java.util.Map;

/** Values that may stand in a file but once, such as the ids of its rules. */
final class OnlyOnce {

  private final String fix;
  private final Map<String, Integer> lines = new HashMap<>();

  /**
   * @param fix what to do about a second one
   */
  OnlyOnce(String fix) {
    this.fix = fix;
  }

  /** Notes a fault if the value stood elsewhere before. */
  void note(Field at, String value) {
    Integer first = lines.putIfAbsent(value, at.line());
    if (first != null) {
      at.fault(FaultCollector.quoted(value) + " has a rule already, on line " + first, fix);
    }
  }
}
