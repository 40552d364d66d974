// SPDX-License-Identifier: Apache-2.0
/** The code on the class path of each process of the tests that ends it with them. */
package io.orric.supervision;
