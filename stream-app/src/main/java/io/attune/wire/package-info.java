/**
 * Translates between the domain and what is on topics, in stores and in files. The only place that
 * sees the classes generated from the contracts.
 */
package io.attune.wire;
