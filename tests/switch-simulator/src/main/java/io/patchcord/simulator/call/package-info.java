/**
 * What happens in a call: originate, the dialplan, answering, bridging, holding and hanging up, in
 * the recorded order.
 */
@NullMarked
package io.patchcord.simulator.call;

import org.jspecify.annotations.NullMarked;
