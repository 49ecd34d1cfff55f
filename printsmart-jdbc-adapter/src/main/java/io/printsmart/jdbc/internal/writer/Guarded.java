package io.printsmart.jdbc.internal.writer;

import java.sql.Connection;

/** Marks the connections whose transactions write one at a time; asked for by {@link Connection#isWrapperFor}. */
interface Guarded {}
