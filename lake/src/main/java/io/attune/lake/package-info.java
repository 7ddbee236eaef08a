/** What takes erased calls off a lake that Iceberg's sink for Kafka Connect writes. */
package io.attune.lake;
