/**
 * Takes personal data out of what was said before anything is made of it: {@link
 * io.attune.redaction.Redaction}.
 *
 * <p>Each segment is judged by itself, in English and German at once: no state, no clock, the same
 * answer everywhere. So whoever redacts first, the gateway, the processor or a replay, the rest of
 * the pipeline sees the same. Redacting again changes nothing.
 *
 * <p>A text goes through {@link io.attune.redaction.Hint}, which for nearly all says at once that
 * there is nothing to look for; what is left is cut into {@link io.attune.redaction.Token}s, and
 * finders mark what they know.
 */
package io.attune.redaction;
