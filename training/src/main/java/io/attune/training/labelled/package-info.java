/** Dialogue that people have labelled, read from files. */
package io.attune.training.labelled;
