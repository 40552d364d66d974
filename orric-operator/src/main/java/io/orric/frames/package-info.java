// SPDX-License-Identifier: Apache-2.0
/**
 * The records that travel between operators: flat, public and free of behaviour, so that Flink
 * serialises them without Kryo.
 */
package io.orric.frames;
