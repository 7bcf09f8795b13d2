/** Calls: their state is what the switch says it is; commands ask, events decide. */
@NullMarked
package io.patchcord.gateway.call;

import org.jspecify.annotations.NullMarked;
