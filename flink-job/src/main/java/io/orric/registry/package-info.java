// SPDX-License-Identifier: Apache-2.0
/**
 * The versions of every site's student on any Flink file system, with digests and manifests. Knows
 * nothing of models' insides nor of Flink's operators.
 */
package io.orric.registry;
