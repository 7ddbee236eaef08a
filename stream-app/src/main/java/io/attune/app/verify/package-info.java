/** {@code attune verify}: what the processor wrote, beside what it should have written. */
package io.attune.app.verify;
