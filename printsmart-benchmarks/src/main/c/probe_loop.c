/*
 * The floor: what the kernel takes for a connect and a close, with one epoll loop and nothing else around it. No time
 * limits, no answers, no memory of who was looked at.
 *
 * Usage: probe_loop PORT PROBES IN_FLIGHT TARGETS
 * Looks at 127.2.0.0, 127.2.0.1, ... PORT, round and round. Prints: probes seconds processor-seconds failed
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define EVENTS 512

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

static double processor_seconds(void) {
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return used.ru_utime.tv_sec + used.ru_stime.tv_sec + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

static void die(const char *what) {
    perror(what);
    exit(1);
}

int main(int argc, char **argv) {
    if (argc != 5) {
        fprintf(stderr, "usage: %s PORT PROBES IN_FLIGHT TARGETS\n", argv[0]);
        return 2;
    }
    int port = atoi(argv[1]);
    long probes = atol(argv[2]);
    long most = atol(argv[3]);
    long targets = atol(argv[4]);
    int selector = epoll_create1(EPOLL_CLOEXEC);
    if (selector < 0) {
        die("epoll_create1");
    }
    struct epoll_event events[EVENTS];
    long begun = 0, ended = 0, failed = 0;
    double processor = processor_seconds();
    double start = seconds();
    while (ended < probes) {
        while (begun < probes && begun - ended < most) {
            struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
            address.sin_addr.s_addr = htonl((127u << 24 | 2u << 16) + begun % targets);
            int one = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
            if (one < 0) {
                die("socket");
            }
            begun++;
            if (connect(one, (struct sockaddr *) &address, sizeof address) == 0) {
                ended++;
                close(one);
            } else if (errno != EINPROGRESS) {
                ended++;
                failed++;
                close(one);
            } else {
                struct epoll_event event = {.events = EPOLLOUT, .data.fd = one};
                if (epoll_ctl(selector, EPOLL_CTL_ADD, one, &event) < 0) {
                    die("epoll_ctl");
                }
            }
        }
        int ready = epoll_wait(selector, events, EVENTS, -1);
        if (ready < 0 && errno != EINTR) {
            die("epoll_wait");
        }
        for (int i = 0; i < ready; i++) {
            int error = 0;
            socklen_t length = sizeof error;
            getsockopt(events[i].data.fd, SOL_SOCKET, SO_ERROR, &error, &length);
            failed += error != 0;
            ended++;
            close(events[i].data.fd);
        }
    }
    double took = seconds() - start;
    printf("%ld %.6f %.6f %ld\n", probes, took, processor_seconds() - processor, failed);
    return 0;
}
