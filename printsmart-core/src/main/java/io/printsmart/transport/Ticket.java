package io.printsmart.transport;

import io.printsmart.job.Order;
import java.nio.charset.StandardCharsets;

/**
 * What a transport needs to know of one attempt.
 *
 * @param order what is to be printed
 * @param token marks the attempt at the printer: first in the job's name there; where it ends in a hyphen it stands for all
 *     attempts of the job
 * @param installation the installation's id; {@link Tokens#prefix} makes of it the prefix of all its tokens
 * @param zeroMeansNone whether this printer's impression count of 0 can be believed
 */
public record Ticket(Order order, String token, String installation, boolean zeroMeansNone) {

    /**
     * Tells whether a remote job is one of this ticket's.
     *
     * @param jobName the remote job's name
     * @return true if its token is this ticket's, or begins with it where it stands for all attempts of the job
     */
    public boolean matches(String jobName) {
        String found = Tokens.tokenOf(jobName);
        return token.endsWith("-") ? found.startsWith(token) : found.equals(token);
    }

    /**
     * The name of the remote job: the token, then the title.
     *
     * @return at most 255 octets of UTF-8, the longest name IPP has (RFC 8011 section 5.1.3)
     */
    public String jobName() {
        String name = order.title().isEmpty() ? token : token + " " + order.title();
        while (name.getBytes(StandardCharsets.UTF_8).length > 255) {
            name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
        }
        return name;
    }
}
