package io.attune.load;

/**
 * Records that come of others: so many for each, of so many bytes.
 *
 * @param each how many for one, 0 or more; not always a whole number
 * @param bytes of each value, 0 or more
 */
record Volume(double each, int bytes) {
  /** Nothing at all. */
  static final Volume NONE = new Volume(0, 0);

  private static final String BY = "x";

  /**
   * What lies in a topic.
   *
   * @param count of those that it came of, 1 or more
   */
  static Volume of(TopicContent content, long count) {
    return content.records() == 0
        ? NONE
        : new Volume(
            (double) content.records() / count,
            Math.toIntExact(Math.round((double) content.valueBytes() / content.records())));
  }

  /** Of what {@link #setting} gave. */
  static Volume parse(String setting) {
    int by = setting.indexOf(BY);
    return new Volume(
        Double.parseDouble(setting.substring(0, by)), Integer.parseInt(setting.substring(by + 1)));
  }

  /** As a setting of an order. */
  String setting() {
    return each + BY + bytes;
  }

  /** One of them after the other. */
  Portions portions() {
    return new Portions();
  }

  /**
   * Whole records for each of many: never more than one away from what is due by then, the same in
   * every run. Of one thread.
   */
  final class Portions {
    private final byte[] value = new byte[bytes];
    private long asked;
    private long given;

    /** How many come of the next one. */
    int next() {
      asked++;
      int now = (int) ((long) (asked * each) - given);
      given += now;
      return now;
    }

    /** The value of each; not to be changed. */
    byte[] value() {
      return value;
    }
  }
}
