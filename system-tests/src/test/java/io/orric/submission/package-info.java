// SPDX-License-Identifier: Apache-2.0
/** Submit, feed and watch: the commands of the README against a real broker and cluster. */
package io.orric.submission;
