/**
 * What was said, sealed with a key of its call: whoever has not that key has no words, and when it
 * is deleted nobody has. Uses the JDK only.
 */
package io.attune.sealing;
