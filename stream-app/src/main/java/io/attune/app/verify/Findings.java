package io.attune.app.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is wrong with one outbound topic: how often, and where first. Not safe for threads. */
public final class Findings {
  /** Most offenders that are named for each fault. */
  static final int NAMED = 5;

  /** What can be wrong with a record. */
  public enum Fault {
    /** It should have been written and was not. */
    MISSING,
    /** It was written and nothing asked for it. */
    EXTRA,
    /** It was written once more. */
    DUPLICATED,
    /** It says something else, or stands in another order. */
    DIFFERENT
  }

  private final String topic;
  private final Map<Fault, Long> counts = new EnumMap<>(Fault.class);
  private final Map<Fault, List<String>> offenders = new EnumMap<>(Fault.class);
  private long compared;
  private long undecidable;

  Findings(String topic) {
    this.topic = topic;
    for (Fault fault : Fault.values()) {
      counts.put(fault, 0L);
      offenders.put(fault, new ArrayList<>());
    }
  }

  void compared() {
    compared++;
  }

  /**
   * Notes a fault.
   *
   * @param offender where it is; nothing that was said
   */
  void add(Fault fault, String offender) {
    counts.merge(fault, 1L, Long::sum);
    if (offenders.get(fault).size() < NAMED) {
      offenders.get(fault).add(offender);
    }
  }

  /** A difference of which no log can tell whether it is a fault. */
  void undecidable() {
    undecidable++;
  }

  /** The topic, with its prefix. */
  public String topic() {
    return topic;
  }

  /** How many records are there that should be there. */
  public long sound() {
    return compared;
  }

  /** How often there is such a fault. */
  public long count(Fault fault) {
    return counts.get(fault);
  }

  /** Differences of which no log can tell whether they are faults. */
  public long undecided() {
    return undecidable;
  }

  /** The first of them, each in one line. */
  public List<String> offenders(Fault fault) {
    return List.copyOf(offenders.get(fault));
  }

  /** Whether there is no fault. */
  public boolean isClean() {
    return counts.values().stream().allMatch(count -> count == 0);
  }

  static String nameOf(Fault fault) {
    return fault.name().toLowerCase(Locale.ROOT);
  }

  ObjectNode toJson(ObjectMapper json) {
    ObjectNode node = json.createObjectNode().put("sound", compared);
    counts.forEach((fault, count) -> node.put(nameOf(fault), count));
    node.put("undecided", undecidable);
    for (Fault fault : Fault.values()) {
      if (!offenders.get(fault).isEmpty()) {
        node.withObject("offenders").putPOJO(nameOf(fault), offenders.get(fault));
      }
    }
    return node;
  }
}
