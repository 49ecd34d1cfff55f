package io.printsmart.transport;

import io.printsmart.job.Order;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/**
 * What a transport needs to know of one attempt.
 *
 * @param order what is to be printed
 * @param token marks the attempt at the printer: first in the job's name there; where it ends in a hyphen it stands for all
 *     attempts of the job
 * @param installation the installation's id; {@link Tokens#prefix} makes of it the prefix of all its tokens
 * @param zeroMeansNone whether this printer's impression count of 0 can be believed
 * @param inUse tells of a token whether another job that holds a printer now has it: two names may lead to one device,
 *     and what lies there under such a token is not left behind. May throw
 *     {@link io.printsmart.store.StoreException}
 */
public record Ticket(Order order, String token, String installation, boolean zeroMeansNone, Predicate<String> inUse) {

    /**
     * Of a printer that no other job uses.
     *
     * @param order what is to be printed
     * @param token marks the attempt at the printer
     * @param installation the installation's id
     * @param zeroMeansNone whether this printer's impression count of 0 can be believed
     */
    public Ticket(Order order, String token, String installation, boolean zeroMeansNone) {
        this(order, token, installation, zeroMeansNone, other -> false);
    }

    /**
     * Tells whether a remote job was left behind by this installation: neither this attempt's nor that of another job
     * that holds a printer now.
     *
     * @param jobName the remote job's name
     * @return true if it is to be cleared away before a job is opened there
     */
    public boolean isLeftBehind(String jobName) {
        String found = Tokens.tokenOf(jobName);
        return found.startsWith(Tokens.prefix(installation)) && !matches(jobName) && !inUse.test(found);
    }

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
