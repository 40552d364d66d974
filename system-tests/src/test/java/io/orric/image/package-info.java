// SPDX-License-Identifier: Apache-2.0
/** The Docker image's layout, assembled by hand where there is no Docker. */
package io.orric.image;
