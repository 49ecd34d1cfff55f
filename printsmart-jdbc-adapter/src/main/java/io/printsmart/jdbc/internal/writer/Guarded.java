package io.printsmart.jdbc.internal.writer;

/** What each connection says that it is whose transactions write one at a time. */
public interface Guarded {}
