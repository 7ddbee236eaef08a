package io.attune.playbook;

/**
 * Names one immutable version of a playbook.
 *
 * @param id which playbook, for example {@code default-en}
 * @param version 1 or more
 */
public record PlaybookRef(String id, int version) {
  @Override
  public String toString() {
    return id + "@" + version;
  }
}
