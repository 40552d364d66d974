// SPDX-License-Identifier: Apache-2.0
/** A remote Flink cluster by its REST API. Plain Java over HTTP, without Flink's classes. */
package io.orric.cluster;
