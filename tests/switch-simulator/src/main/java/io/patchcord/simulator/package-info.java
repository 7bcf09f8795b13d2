/** A FreeSWITCH that is only its Event Socket, for tests and for a first look. */
@NullMarked
package io.patchcord.simulator;

import org.jspecify.annotations.NullMarked;
