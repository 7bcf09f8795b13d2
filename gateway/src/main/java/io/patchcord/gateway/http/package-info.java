/** What one client can cost at most: connections, bytes and time, before any handler has a say. */
@NullMarked
package io.patchcord.gateway.http;

import org.jspecify.annotations.NullMarked;
