/**
 * What recognisers and telephone systems send, in: as recorded events, or in the shape of their
 * vendor. Nothing of a request is published unless all of it can be read.
 */
package io.attune.gateway.ingest;
