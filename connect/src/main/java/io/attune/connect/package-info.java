/** What Kafka Connect needs to put the outbound topics into a warehouse. */
package io.attune.connect;
