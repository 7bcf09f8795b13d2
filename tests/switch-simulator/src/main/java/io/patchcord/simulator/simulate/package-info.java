/**
 * The command {@code simulate}, which no real switch has: what people, phones and bad luck do, and
 * a picture of everything that the switch knows.
 */
@NullMarked
package io.patchcord.simulator.simulate;

import org.jspecify.annotations.NullMarked;
