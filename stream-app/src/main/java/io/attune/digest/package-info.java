/** What bytes are known by, the same on every machine. */
package io.attune.digest;
