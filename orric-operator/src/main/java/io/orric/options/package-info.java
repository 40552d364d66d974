// SPDX-License-Identifier: Apache-2.0
/** Reads options and checks them: files, command lines, ranges. */
package io.orric.options;
