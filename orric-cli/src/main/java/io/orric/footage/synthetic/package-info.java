// SPDX-License-Identifier: Apache-2.0
/** The synthetic roadside camera as footage; alone knows {@code io.orric.cameras}. */
package io.orric.footage.synthetic;
