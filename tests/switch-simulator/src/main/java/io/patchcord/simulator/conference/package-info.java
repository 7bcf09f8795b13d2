/** Conferences: who is in which, and what the switch says of it ({@code mod_conference}). */
@NullMarked
package io.patchcord.simulator.conference;

import org.jspecify.annotations.NullMarked;
