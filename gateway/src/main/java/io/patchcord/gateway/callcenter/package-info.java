/** What a call center prescribes: its country, its caller id and how numbers are dialled. */
@NullMarked
package io.patchcord.gateway.callcenter;

import org.jspecify.annotations.NullMarked;
