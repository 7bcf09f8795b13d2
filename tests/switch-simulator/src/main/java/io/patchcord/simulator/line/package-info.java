/**
 * The lines of the directory, the phones that are registered for them, and how each phone reacts.
 */
@NullMarked
package io.patchcord.simulator.line;

import org.jspecify.annotations.NullMarked;
