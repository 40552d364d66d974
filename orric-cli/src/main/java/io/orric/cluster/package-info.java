// SPDX-License-Identifier: Apache-2.0
/** A Flink cluster somewhere, spoken to over its REST API. */
package io.orric.cluster;
