/** Queues, their agents and the callers who wait in them ({@code mod_callcenter}). */
@NullMarked
package io.patchcord.simulator.callcenter;

import org.jspecify.annotations.NullMarked;
