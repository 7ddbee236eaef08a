/** The commands for the schemas in a registry. */
package io.attune.app.schemas;
