package io.attune.playbook.yaml;

import io.attune.playbook.PlaybookRef;

/**
 * One version of a playbook as it was written.
 *
 * @param ref which one, as the text itself says
 * @param name what to call it in reports, for example its file name
 * @param text the whole document
 */
public record PlaybookText(PlaybookRef ref, String name, String text) {}
