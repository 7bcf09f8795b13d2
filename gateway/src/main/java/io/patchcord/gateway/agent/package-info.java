/** The people who take and place calls. */
@NullMarked
package io.patchcord.gateway.agent;

import org.jspecify.annotations.NullMarked;
