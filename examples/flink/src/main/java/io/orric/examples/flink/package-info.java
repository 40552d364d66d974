// SPDX-License-Identifier: Apache-2.0
/** A Flink job with records of its own that divides its compute by the slot operator. */
package io.orric.examples.flink;
