package io.attune.playbook.yaml;

/**
 * One thing that is wrong in a playbook.
 *
 * @param line where, counted from 1
 * @param column where in the line, counted from 1
 * @param field path of the field, for example {@code rules[3].prompts.acknowledge[1]}; empty when
 *     it is the file as a whole
 * @param problem what is wrong
 * @param fix what would be right
 */
public record PlaybookFault(int line, int column, String field, String problem, String fix) {

  /** For example {@code 12:5 rules[0].severity: "hgih" is not known; did you mean "high"?}. */
  @Override
  public String toString() {
    String where = line + ":" + column + " ";
    return where + (field.isEmpty() ? "" : field + ": ") + problem + "; " + fix;
  }
}
