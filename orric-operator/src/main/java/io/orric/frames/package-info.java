// SPDX-License-Identifier: Apache-2.0
/**
 * The records that travel between operators: flat, public and made of JDK types, so that Flink
 * serialises them without Kryo.
 */
package io.orric.frames;
