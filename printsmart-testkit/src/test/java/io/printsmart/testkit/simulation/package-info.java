/**
 * The deterministic simulation: the core as a host builds it, played through whole days of a campus in seconds, while
 * everything around it fails.
 *
 * <p><b>What is real and what is not.</b> {@code PrintSmart} with its services, engine, lifecycle, lease and audit is the
 * real thing, one per node, built by the public builder. Its ports are simulated: {@code SimStore} over the one
 * {@code InMemoryPrintStore} that all nodes share, {@code SimDocuments}, {@code SimTransport} and {@code SimRaw} with
 * {@code Device}s behind them, {@code SimProber}, {@code SimWallet}, {@code SimTimers}. Not simulated, and tested elsewhere:
 * the adapters (JDBC, IPP on the wire, sockets), the threads of {@code start()} and {@code close()}.
 *
 * <p><b>Time and concurrency.</b> {@code Schedule} holds the virtual time and all that is planned. At every call of a port
 * time passes, so that others act before the call's effect and after it: other workers of the same node, other nodes,
 * users, printers. Each task has a thread of its own for its stack, but only one of them ever runs, the one that has the
 * baton; who gets it next is decided by the schedule alone. So any interleaving of port calls can come about, also one in
 * which two tasks are in the middle of something by turns, and it is still the same in each run of a seed.
 * {@code DeterminismTest} holds that. A lock that is held across a port call would block for real; only
 * {@code NodeLease.beat} has one, and {@code SimNode.beating} keeps a second beat away from it.
 *
 * <p><b>Faults.</b> A seed draws 1 to 4 nodes, the workload, the printers' manners, the settings and the strength of each
 * fault, which is often nothing ({@code Faults}; every eighth seed has none at all).
 * <ul>
 * <li>Nodes: a process dies by a {@code Crash} that comes out of a port call, before its effect, after it, or while it waits
 * for an answer, and out of every call that its tasks make later; another one is built in its place. A pause of up to four
 * leases stops all tasks of a node while the others go on. Administrators shut nodes down.
 * <li>Store: a call fails with nothing done, named as deadlock, lock timeout, statement rolled back, dead transaction or lost
 * connection; or it is committed and its answer is lost. What a database does inside of a transaction belongs to the JDBC
 * adapter's tests. The store is slow, and down for minutes.
 * <li>Clocks: the store's jumps by up to 24 h in both directions. A node has no clock but its monotonic ticker, which has an
 * offset of its own per node (up to 13 days), and jumps forward by up to 24 h.
 * <li>Printers: refuse, are busy, stall, reset at any chunk, lose requests and answers, answer late, get a request late, abort
 * a job after some of its pages, forget ended jobs soon, lose power and count their jobs from 1 again, run out of paper, are
 * exchanged for another device, print on though they were asked to cancel or stop late; they tell less than others, or call
 * completed what broke off, or say of each job that there were errors, which is not proof enough for every host. Others print there too. Administrators disable and remove them.
 * <li>The remote wallet: declines, loses requests before and answers after they act, charges late, is down for hours. It voids
 * keys, or it declares how late a charge can come and keeps to that, counted by the store's clock, which does not jump then.
 * <li>Users and hosts: submit twice, also at once and by two nodes, ask for something else under the same key, cancel at any
 * time; hosts roll joined transactions back, swallow errors inside of them and commit, and die in them.
 * </ul>
 *
 * <p><b>The watch.</b> Each node also watches: its turns ({@code Turns}) are the watch's own or {@code watchDue}; its looks, its
 * questions and its calls of the store take their time beside them. Printers go for good and come back, flap, refuse, go with their
 * site. {@code WatchBook} looks at what is stored of the printers after each write, hears of each event as it is stored, and keeps
 * books of its own of who holds which slice and of what looks found. While much fails it judges that who is gone for long is not
 * called online; after that {@code Rest} has some printers fail once more, perhaps with a node that dies, and what is stored must be
 * the truth two intervals and a lease later.
 *
 * <p><b>Judgement.</b> {@code Judge} is told of every write, movement, document byte and sheet by the simulated parts, and
 * checks the promises and money rules of docs/guarantees.md at each: it keeps books of its own about paper and money. Where a
 * promise has documented exceptions, they are counted in {@code Tally}. After the bad time all faults end, and every job
 * must end by its {@code endBy}, or by the end of the bad time, and {@code Simulation.BOUND}; what is owed or left over must
 * be gone {@code Simulation.CLEAN_UP} later, and after the delay that the wallet declares. In seeds in which the store's clock
 * jumps, what rests on that clock (a node that beats keeps what it holds; not two documents at once; no attempt after the
 * deadline) is not judged.
 *
 * <p><b>That it can fail.</b> {@code PlantedBug}s change what a port does, one at a time, as bugs of real queues, wallets
 * and print servers did; {@code PlantedBugsTest} has each of them caught within a stated number of seeds by a rule that it
 * breaks, and writes down by which seed. {@code FailureTest} looks at what a failure tells. {@code FoundSeedsTest} keeps the
 * seeds in which something rare comes together. What the simulation found in
 * PrintSmart itself is held by a test where the decision lives, since a seed means something else after each change of the
 * draws: {@code NothingIsForgottenTest} (a newer claim was forgotten where an older one of the same job failed later),
 * {@code EvidenceTest} (of the watch), {@code NameCacheTest} (one failure of the name service called a printer down).
 *
 * <p><b>How much.</b> Most seeds play up to an hour of bad time and every eighth up to twelve, since quiet hours cost beats and
 * show little; a seed has some 200 jobs. A day with far more calls of ports than any day needs is broken off as one in which
 * somebody turns round and round.
 *
 * <p><b>Listeners</b> ({@code SimListener}, in every third seed) are slow, throw, and their node dies before and after they
 * heard. Each subject's events must come in the order of its versions, after their commit, and each change of a job's state
 * or payment, and each step in its history, must have been told.
 */
package io.printsmart.testkit.simulation;
