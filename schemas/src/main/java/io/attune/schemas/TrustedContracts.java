package io.attune.schemas;

import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Tells Avro that the generated classes of this package may be instantiated. Since 1.12.2 Avro
 * refuses every class that nobody vouched for, since a schema from outside could otherwise name any
 * class on the path; the other way to vouch, a system property, would have to be remembered in
 * every launcher and test.
 */
public final class TrustedContracts {
  private TrustedContracts() {}

  /**
   * Trusts the contracts besides whatever was trusted before, for the whole process. Calling it
   * again changes nothing; {@link ReleasedSchemas} calls it by itself.
   */
  public static void install() {
    Once.installed();
  }

  private static boolean isContract(Class<?> type) {
    return type.getPackageName().equals(TrustedContracts.class.getPackageName())
        && (IndexedRecord.class.isAssignableFrom(type) || type.isEnum());
  }

  /** A class is initialised once and by one thread, which is all the locking that is needed. */
  private static final class Once {
    static {
      ClassSecurityValidator.setGlobal(
          ClassSecurityValidator.composite(
              ClassSecurityValidator.getGlobal(), TrustedContracts::isContract));
    }

    static void installed() {}
  }
}
