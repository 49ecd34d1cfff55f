/** What a host calls: submitting, printers, accounts, the audit; with their requests, refusals and settings. */
@org.jspecify.annotations.NullMarked
package io.printsmart.service;
