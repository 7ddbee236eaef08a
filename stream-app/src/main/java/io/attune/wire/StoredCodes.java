package io.attune.wire;

import io.attune.detect.Category;
import io.attune.schemas.CueCategory;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names in the stored rows. Where a row holds a plain number for one of the domain's enums, the
 * number is its ordinal: a test pins their order, so that yesterday's rows keep their meaning.
 */
final class StoredCodes {
  private static final Map<Category, CueCategory> TO_WIRE = new EnumMap<>(Category.class);
  private static final Map<CueCategory, Category> FROM_WIRE = new EnumMap<>(CueCategory.class);

  static {
    for (Category category : Category.values()) {
      CueCategory wire =
          CueCategory.valueOf(category.wireName().toUpperCase(Locale.ROOT).replace('-', '_'));
      TO_WIRE.put(category, wire);
      FROM_WIRE.put(wire, category);
    }
  }

  private StoredCodes() {}

  static CueCategory category(Category category) {
    return TO_WIRE.get(category);
  }

  /** Null for a category that this build does not know: a newer one wrote the row. */
  static Category category(CueCategory category) {
    return FROM_WIRE.get(category);
  }

  /** The constant of a code; {@code otherwise} for a code that this build does not know. */
  static <E extends Enum<E>> E of(E[] constants, int code, E otherwise) {
    return code >= 0 && code < constants.length ? constants[code] : otherwise;
  }
}
