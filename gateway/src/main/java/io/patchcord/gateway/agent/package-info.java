/** The people who take and place calls, and how each of them stands: presence and wrap-up. */
@NullMarked
package io.patchcord.gateway.agent;

import org.jspecify.annotations.NullMarked;
