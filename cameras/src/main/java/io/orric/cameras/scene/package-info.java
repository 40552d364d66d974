// SPDX-License-Identifier: Apache-2.0
/**
 * The synthetic roadside: a view from the verge, one road user in it, and what may stand in
 * between. Road users are small solids in metres that a {@link io.orric.cameras.scene.Stage}
 * projects, so one painter serves every pose. Knows no conditions.
 */
package io.orric.cameras.scene;
