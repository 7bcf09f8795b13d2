/** Call centers as they are kept: their definitions, and the settings that follow from them. */
@NullMarked
package io.patchcord.gateway.callcenter.store;

import org.jspecify.annotations.NullMarked;
