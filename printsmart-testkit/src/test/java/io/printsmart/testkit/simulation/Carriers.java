package io.printsmart.testkit.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads on which the tasks of a {@link Schedule} take turns: only the one that has the baton runs, so that a run is as
 * deterministic as on one thread, while each task has a stack of its own and can wait in the middle of a call. Kept from
 * one run to the next.
 */
final class Carriers {

    /** One thread, which runs only while it has the baton. */
    static final class Carrier implements Runnable {

        private final Thread thread;
        private volatile boolean baton;
        private volatile Schedule schedule;
        private Runnable task;

        /** What the task on this carrier wants to remember, such as a transaction. */
        private Object local;

        private Carrier() {
            thread = new Thread(this, "simulation-carrier");
            thread.setDaemon(true);
            thread.start();
        }

        void give(Schedule to, Runnable next) {
            schedule = to;
            task = next;
            resume();
        }

        void resume() {
            baton = true;
            LockSupport.unpark(thread);
        }

        void awaitBaton() {
            while (!baton) {
                LockSupport.park(this);
            }
            baton = false;
        }

        Runnable takeTask() {
            Runnable taken = task;
            task = null;
            return taken;
        }

        Object local() {
            return local;
        }

        void local(Object value) {
            local = value;
        }

        StackTraceElement[] stack() {
            return thread.getStackTrace();
        }

        @Override
        public void run() {
            while (true) {
                awaitBaton();
                schedule.carry(this);
            }
        }
    }

    private final Deque<Carrier> idle = new ArrayDeque<>();

    Carrier take() {
        Carrier carrier = idle.poll();
        return carrier == null ? new Carrier() : carrier;
    }

    void giveBack(Carrier carrier) {
        carrier.local(null);
        idle.push(carrier);
    }
}
