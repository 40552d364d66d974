// SPDX-License-Identifier: Apache-2.0
/**
 * The versions of every site's student on any Flink file system, with digests and manifests, and
 * the leases of consumer groups. Of Flink it knows the file systems alone, of models nothing but
 * bytes.
 */
package io.orric.registry;
