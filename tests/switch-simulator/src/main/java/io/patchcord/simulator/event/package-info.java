/**
 * What the switch says of itself: events, their stamps, and the two ways in which they are written.
 */
@NullMarked
package io.patchcord.simulator.event;

import org.jspecify.annotations.NullMarked;
