/**
 * A real single-node KRaft broker in this process: for {@code up}, integration tests and load
 * tests, never for production. {@link io.attune.embedded.EmbeddedKafka} is the door; the broker's
 * internal classes, which may change with any Kafka release, are seen by {@code KraftNode} alone.
 */
package io.attune.embedded;
