/** What each principal may do on Kafka: the list, its application, and the check at a start. */
package io.attune.app.grants;
