package io.attune.playbook.yaml;

import io.attune.playbook.Playbook;
import java.util.List;

/**
 * A playbook and everything that it is made of.
 *
 * @param playbook with all that it inherits
 * @param texts its own text first, then the one that it extends, and so on
 */
public record PlaybookLineage(Playbook playbook, List<PlaybookText> texts) {}
