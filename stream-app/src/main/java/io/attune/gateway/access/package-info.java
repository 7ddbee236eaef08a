/**
 * Who is asking, and what they may see and do. Nothing behind the gateway's port is reached without
 * a {@link io.attune.gateway.access.Gate} having named an {@link
 * io.attune.gateway.access.Identity}.
 */
package io.attune.gateway.access;
