/**
 * The life of a playbook outside of the calls that use it: check it, compare it, publish it, let
 * calls use it. The files themselves are read in {@code playbook.yaml}.
 */
package io.attune.app.playbook;
