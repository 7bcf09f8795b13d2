/** REST: resources that parse, call one service and return; DTO records; one problem mapper. */
@NullMarked
package io.patchcord.gateway.api;

import org.jspecify.annotations.NullMarked;
