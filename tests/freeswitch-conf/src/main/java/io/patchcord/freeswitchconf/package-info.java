/** Reads a FreeSWITCH configuration as FreeSWITCH does, and says what is wrong with it. */
@NullMarked
package io.patchcord.freeswitchconf;

import org.jspecify.annotations.NullMarked;
