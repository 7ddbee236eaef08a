/**
 * Records in the wire format of Confluent's schema registry, and a client of its REST protocol,
 * which Apicurio, Redpanda and Karapace speak as well.
 */
package io.attune.wire.registry;
