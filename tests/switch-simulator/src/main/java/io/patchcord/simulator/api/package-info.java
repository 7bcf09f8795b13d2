/** The API commands that the switch answers, each with the exact reply of the real one. */
@NullMarked
package io.patchcord.simulator.api;

import org.jspecify.annotations.NullMarked;
