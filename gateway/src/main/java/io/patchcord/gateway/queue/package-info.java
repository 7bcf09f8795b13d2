/**
 * The queues of the switch: who serves them follows the assignments, who is rung follows presence,
 * and what somebody changes on the switch comes back as presence.
 */
@NullMarked
package io.patchcord.gateway.queue;

import org.jspecify.annotations.NullMarked;
