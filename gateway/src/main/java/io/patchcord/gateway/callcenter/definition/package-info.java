/**
 * The Call Center definition of Salesforce: what Setup exports and imports, and the same as
 * metadata. Pure: it knows neither database nor switch.
 */
@NullMarked
package io.patchcord.gateway.callcenter.definition;

import org.jspecify.annotations.NullMarked;
