/** The trace that an event belongs to, from a request over Kafka's headers to a cue. */
package io.attune.tracing;
