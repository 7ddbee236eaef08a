/**
 * Plays recorded calls into Kafka as if they happened now, watches what the processor makes of
 * them, and tells: line by line while it happens, and as a report.
 */
package io.attune.app.play;
