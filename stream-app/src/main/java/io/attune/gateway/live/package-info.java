/**
 * What the processor writes, out to the screens: {@link io.attune.gateway.live.Feed} reads the
 * outbound topics, {@link io.attune.gateway.live.Board} keeps the present state of each call and
 * knows who wants to hear of it, and an {@link io.attune.gateway.live.Outlet} is one open
 * connection. Every instance of the gateway reads everything, so any of them can serve anybody, and
 * a client's {@link io.attune.gateway.live.Cursor} means the same to all of them.
 */
package io.attune.gateway.live;
