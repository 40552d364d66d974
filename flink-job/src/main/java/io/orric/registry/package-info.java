// SPDX-License-Identifier: Apache-2.0
/**
 * Stores the versions of each site's student, with digests and manifests, on any Flink file system.
 * Knows neither the content of models nor Flink's operators.
 */
package io.orric.registry;
