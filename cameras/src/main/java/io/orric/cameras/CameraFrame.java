// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras;

import io.orric.cameras.conditions.Condition;
import java.util.List;

/**
 * One frame of a camera, with the truth about it.
 *
 * @param jpeg the encoded picture
 * @param label the class of the road user that dominates it
 * @param conditions under which it was taken, empty for clear daylight
 */
// The array is a frame on its way to a sink: it is neither changed nor compared.
@SuppressWarnings("ArrayRecordComponent")
public record CameraFrame(byte[] jpeg, String label, List<Condition> conditions) {}
