/**
 * Everything in one process: a broker, the processor, the pages, and no trace of them afterwards.
 */
package io.attune.app.up;
