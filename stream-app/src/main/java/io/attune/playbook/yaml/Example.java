package io.attune.playbook.yaml;

/**
 * A sentence that a rule is tried on.
 *
 * @param sentence what somebody says
 * @param at where it stands, maybe in a playbook that is extended
 */
record Example(String sentence, Field at) {}
