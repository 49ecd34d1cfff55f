package io.printsmart.runner.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What happens to the world that hosts live in. */
enum Calamity {
    /** SIGKILL of a host. */
    KILL,
    /** SIGSTOP of a host for longer than its lease. */
    STOP,
    /** SIGKILL of the database server. */
    RESTART,
    /** Answers to commits get lost. */
    CUT,
    /** A printer forgets all: what it holds, what it has printed, how far it counted. */
    REBOOT,
    /** A printer forgets what it has printed. */
    FORGET;

    /** So many kills, and what belongs to them, in an order that the seed gives. */
    static List<Calamity> deck(int kills, Random random) {
        List<Calamity> deck = new ArrayList<>(Collections.nCopies(kills, KILL));
        deck.addAll(Collections.nCopies(Math.max(2, kills / 20), STOP));
        deck.addAll(Collections.nCopies(Math.max(2, kills / 20), RESTART));
        deck.addAll(Collections.nCopies(Math.max(4, kills / 5), CUT));
        deck.addAll(Collections.nCopies(Math.max(2, kills / 20), REBOOT));
        deck.addAll(Collections.nCopies(Math.max(2, kills / 20), FORGET));
        Collections.shuffle(deck, random);
        return deck;
    }
}
