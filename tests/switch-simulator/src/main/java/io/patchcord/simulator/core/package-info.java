/** What the whole switch shares: its one thread, its clock and who it is. */
@NullMarked
package io.patchcord.simulator.core;

import org.jspecify.annotations.NullMarked;
