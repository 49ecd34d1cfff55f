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
 * <p><b>Faults.</b> A seed draws the workload, the printers' manners, the settings and the strength of each fault, which is
 * often nothing ({@code Faults}; every eighth seed has none at all). A node dies by a {@code Crash} that comes out of the
 * port call, before or after its effect, and out of every call that its tasks make later; another one is built in its
 * place. A pause stops all tasks of a node while the others go on. A store call fails with nothing done, or is done and
 * its answer is lost; the store is down for minutes; its clock jumps. Printers refuse, stall, reset at any chunk, lose
 * requests and answers, get a request late, abort, forget, lose power and count their jobs from 1 again, run out of
 * paper, are exchanged for another device, print on though they were asked to cancel; others print there too. The remote
 * wallet declines, loses requests and answers, charges late and is down for hours. Users submit twice, also at once and by
 * two nodes, and cancel at any time; hosts roll joined transactions back or swallow errors inside of them;
 * administrators disable and remove printers and shut nodes down.
 *
 * <p><b>Judgement.</b> {@code Judge} is told of every write, movement, document byte and sheet by the simulated parts, and
 * checks the promises of DESIGN sections 1 and 5 at each: it keeps books of its own about paper and money. Where a
 * promise has documented exceptions, they are counted in {@code Tally}. After the bad time all faults end, and every job
 * must end by its {@code endBy}, or by the end of the bad time, and {@code Simulation.BOUND}; what is owed or left over must
 * be gone {@code Simulation.CLEAN_UP} later. In seeds in which the store's clock jumps, what rests on that clock (a node
 * that beats keeps what it holds; not two documents at once) is not judged.
 *
 * <p><b>That it can fail.</b> {@code PlantedBug}s change what a port does, one at a time, as bugs of real queues, wallets
 * and print servers did; {@code PlantedBugsTest} has each of them caught within a stated number of seeds.
 *
 * <p><b>Listeners</b> ({@code SimListener}, in every third seed) are slow, throw, and their node dies before and after they
 * heard. Each subject's events must come in the order of its versions, after their commit, and the end of each job must
 * have been told.
 */
package io.printsmart.testkit.simulation;
