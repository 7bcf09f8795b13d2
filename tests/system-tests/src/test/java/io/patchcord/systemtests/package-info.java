/** Starts the real processes and talks to them from outside, as users and switches do. */
@NullMarked
package io.patchcord.systemtests;

import org.jspecify.annotations.NullMarked;
