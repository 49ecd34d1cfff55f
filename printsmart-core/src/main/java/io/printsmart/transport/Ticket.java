package io.printsmart.transport;

import io.printsmart.job.Order;

/**
 * What a transport needs to know of one attempt.
 *
 * @param order what is to be printed
 * @param token marks the attempt at the printer: first in the job's name there
 * @param installation the prefix of all tokens of this installation
 * @param zeroMeansNone whether this printer's impression count of 0 can be believed
 */
public record Ticket(Order order, String token, String installation, boolean zeroMeansNone) {

    /**
     * The name of the remote job: the token, then the title.
     *
     * @return at most 255 octets of UTF-8, the longest name IPP has (RFC 8011 section 5.1.3)
     */
    public String jobName() {
        String name = order.title().isEmpty() ? token : token + " " + order.title();
        while (name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 255) {
            name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
        }
        return name;
    }
}
