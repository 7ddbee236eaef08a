package io.attune.playbook.yaml;

import io.attune.detect.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code means} and {@code does-not-mean} of a rule: sentences that must be heard as what the
 * rule answers to, and sentences that must not.
 */
final class ExamplesReader {

  static final TextField MEANS = new TextField("means", 1, TextField.ANY, 300);
  static final TextField DOES_NOT_MEAN = new TextField("does-not-mean", 1, TextField.ANY, 300);

  /** Most sentences in a list: each is tried whenever the playbook is checked. */
  static final int MOST = 100;

  private ExamplesReader() {}

  /**
   * @param category what the rule answers to, null when that is not known
   */
  static Examples read(Section in, Category category) {
    return new Examples(list(in, MEANS, category), list(in, DOES_NOT_MEAN, category));
  }

  private static Optional<List<Example>> list(Section in, TextField name, Category category) {
    Optional<Field> list = in.field(name.name());
    if (list.isPresent() && category != null && SpokenCategory.of(category).isEmpty()) {
      list.get()
          .fault(
              category.key() + " is measured or counted, no sentence alone can mean it",
              "remove it: examples are for what is heard in words");
      return Optional.empty();
    }
    return list.map(field -> sentences(field, name));
  }

  private static List<Example> sentences(Field list, TextField name) {
    List<Field> items = list.items("a list of sentences");
    if (items.size() > MOST) {
      list.fault(
          "has " + items.size() + " sentences",
          "at most " + MOST + " are tried: keep the telling ones");
      return List.of();
    }
    List<Example> sentences = new ArrayList<>();
    for (Field item : items) {
      name.parse(item).ifPresent(sentence -> sentences.add(new Example(sentence, item)));
    }
    return sentences;
  }
}
