/** Lines, the devices registered on them, and which agent has which line. */
@NullMarked
package io.patchcord.gateway.line;

import org.jspecify.annotations.NullMarked;
