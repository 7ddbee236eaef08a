package io.attune.playbook.yaml;

import io.attune.call.Speaker;
import io.attune.detect.Category;
import io.attune.detect.Ladder.Step;
import io.attune.language.PhraseSet;
import io.attune.playbook.Playbook;
import io.attune.playbook.Rule;
import io.attune.playbook.Severity;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a playbook comes to, field by field, in the words of the format: by path, the values and the
 * lists of texts. Thresholds and rules are records whose components have the names of the fields.
 */
final class PlaybookFields {

  private static final String MS = "Ms";

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, List<String>> lists = new LinkedHashMap<>();

  private PlaybookFields() {}

  static PlaybookFields of(Playbook playbook) {
    PlaybookFields fields = new PlaybookFields();
    fields.values.put("locale", playbook.locale());
    fields.values.put("description", playbook.description());
    fields.add("thresholds", playbook.thresholds());
    fields.add("attention", playbook.attention());
    playbook.phrases().forEach(fields::add);
    return fields;
  }

  static PlaybookFields of(Rule rule) {
    PlaybookFields fields = new PlaybookFields();
    fields.add("rules." + rule.id(), rule);
    return fields;
  }

  /** Single values by path, as a playbook writes them. */
  Map<String, String> values() {
    return values;
  }

  /** Lists of texts by path. */
  Map<String, List<String>> lists() {
    return lists;
  }

  private void add(PhraseSet set) {
    String path = "phrases." + set.label();
    values.put(path + ".speaker", speaker(set.speakers()));
    lists.put(path + ".say", set.say());
    lists.put(path + ".not", set.not());
  }

  private static String speaker(Set<Speaker> speakers) {
    return speakers.size() == 1
        ? speakers.iterator().next().name().toLowerCase(Locale.ROOT)
        : "anyone";
  }

  private void add(String path, Record record) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      add(path, component.getName(), value(record, component));
    }
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot happen: the core's records are public", e);
    }
  }

  private void add(String path, String component, Object value) {
    String field = path + "." + nameInFile(component);
    if (value instanceof Record group) {
      add(field, group);
    } else if (value instanceof Map<?, ?> steps) {
      steps.forEach(
          (step, lines) -> lists.put(field + "." + ((Step) step).wireName(), texts(lines)));
    } else if (component.endsWith(MS)) {
      values.put(field, DurationField.written((Long) value));
    } else {
      values.put(field, written(value));
    }
  }

  private static List<String> texts(Object lines) {
    return ((List<?>) lines).stream().map(String.class::cast).toList();
  }

  private static String written(Object value) {
    if (value instanceof Double number) {
      return NumberField.written(number);
    } else if (value instanceof Category category) {
      return category.key();
    } else if (value instanceof Severity severity) {
      return severity.wireName();
    }
    return String.valueOf(value);
  }

  /** {@code deadAirMs} is {@code dead-air} in a file, where durations have their unit. */
  private static String nameInFile(String component) {
    String name =
        component.endsWith(MS)
            ? component.substring(0, component.length() - MS.length())
            : component;
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
