/**
 * Playbooks as people write them: YAML in, {@link io.attune.playbook.Playbook} out, or every fault
 * of the file at once with its line, column and field. The format is described in {@code
 * docs/playbook.md}.
 *
 * <p>The path of one file: {@link io.attune.playbook.yaml.SourceText} bounds and decodes it, {@link
 * io.attune.playbook.yaml.YamlDocument} makes a tree of nodes that know their line, and one reader
 * for each part of the format turns nodes into the domain model. A reader that finds a fault notes
 * it and goes on with a stand-in value, so that one mistake never hides the next; a playbook is
 * only handed out when nothing was noted.
 */
package io.attune.playbook.yaml;
