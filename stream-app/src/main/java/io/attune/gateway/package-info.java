/** What an instance says over HTTP. Knows neither Kafka nor calls: others tell it how they are. */
package io.attune.gateway;
