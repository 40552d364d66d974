// SPDX-License-Identifier: Apache-2.0
/**
 * A synthetic roadside camera: labelled frames to rehearse with, under conditions that drift as a
 * script says. Every frame is a function of the seed and its index. Knows nothing of the other
 * modules.
 */
package io.orric.cameras;
