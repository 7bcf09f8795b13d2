/**
 * A FreeSWITCH node: commands go in with whitelisted arguments, what happened comes out as records.
 */
@NullMarked
package io.patchcord.gateway.switching;

import org.jspecify.annotations.NullMarked;
