/**
 * {@code attune chaos}: breaks a running Attune on purpose, again and again, and then asks {@link
 * io.attune.app.verify.Verification} whether anything was lost, doubled or changed.
 */
package io.attune.load.chaos;
