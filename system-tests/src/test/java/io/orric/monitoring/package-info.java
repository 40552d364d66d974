// SPDX-License-Identifier: Apache-2.0
/**
 * What a running job shows to Prometheus, and the dashboard and alerts of {@code docker/monitoring}
 * that live on it.
 */
package io.orric.monitoring;
